// What a file may hold before it is refused. A report is some hundreds of kilobytes; these leave room and bound time and memory.

/** Bytes one part of a .docx or .xlsx may have unpacked. */
export const MAX_PART_BYTES = 12 * 1024 * 1024;

/** Bytes all parts that are read may have unpacked. */
export const MAX_UNPACKED_BYTES = 24 * 1024 * 1024;

/** Parts a .docx or .xlsx may have. */
export const MAX_ENTRIES = 5000;

/** A part of some size that shrinks more than this is a bomb, not text. */
export const MAX_RATIO = 300;

/** Elements inside each other. */
export const MAX_DEPTH = 400;

/** Elements of a page or document. */
export const MAX_ELEMENTS = 150_000;

/** Columns of a table; wider ones are refused, wider spans are cut. */
export const MAX_COLUMNS = 256;

/** Rows of a sheet that are looked at. */
export const MAX_SHEET_ROWS = 5000;
