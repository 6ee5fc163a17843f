// Data format 3: the journal. A group commit is one row at its end; sqlite-journal.ts folds the rows into the other tables later.
// A step that changes what folding writes has to fold the journal first.

export const third = `
CREATE TABLE journal (id INTEGER PRIMARY KEY, edits TEXT NOT NULL, updates BLOB NOT NULL) STRICT;
`;
