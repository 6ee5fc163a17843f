// Rows of a CSV table as spreadsheets write it: quoted fields, doubled quotes, commas, semicolons or tabs. Used by people-import.ts.

export type CsvRow = {
  /** Line of the file on which the row begins, counted from 1. */
  readonly line: number;
  readonly fields: readonly string[];
};

export type Csv = {
  readonly rows: readonly CsvRow[];
  /** Line of a quote that is never closed; null where there is none. */
  readonly openQuote: number | null;
};

/** Empty lines are left out; fields are trimmed. The sign between fields is whichever the first line has most of. */
export const readCsvRows = (text: string): Csv => {
  const separator = separatorOf(text.slice(0, text.search(/[\r\n]|$/)));
  const rows: CsvRow[] = [];
  let fields: string[] = [];
  let field = '';
  let line = 1;
  let rowLine = 1;
  let quotedAt: number | null = null;
  const endRow = (): void => {
    fields.push(field.trim());
    if (fields.some((value) => value !== '')) rows.push({ line: rowLine, fields });
    fields = [];
    field = '';
  };
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    const isLineEnd = sign === '\n' || (sign === '\r' && text.charAt(index + 1) !== '\n');
    if (isLineEnd) line += 1;
    if (quotedAt !== null) {
      if (sign !== '"') field += sign;
      else if (text.charAt(index + 1) === '"') {
        field += '"';
        index += 1;
      } else quotedAt = null;
    } else if (sign === '"' && field.trim() === '') {
      field = '';
      quotedAt = line;
    } else if (sign === separator) {
      fields.push(field.trim());
      field = '';
    } else if (isLineEnd) {
      endRow();
      rowLine = line;
    } else if (sign !== '\r') field += sign;
  }
  endRow();
  return { rows, openQuote: quotedAt };
};

const separatorOf = (head: string): string => {
  const count = (sign: string) => head.split(sign).length;
  return [',', '\t', ';', '，'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',');
};
