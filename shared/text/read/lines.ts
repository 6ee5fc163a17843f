// Cuts a text into numbered lines and takes away what nobody sees. Called by read-report.ts.

/** One line of the source; `no` is 1-based, `text` has no invisible characters and only plain spaces. */
export type SourceLine = { readonly no: number; readonly text: string };

/** Every line of the text, line ends of any kind. */
export const toLines = (text: string): SourceLine[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line, index) => ({ no: index + 1, text: clean(line) }));

/** Without zero-width characters, form feeds and byte order marks; every odd space as a plain one, tabs kept. */
const clean = (line: string): string => (INVISIBLE.test(line) ? line.replace(GONE, '').replace(SPACES, ' ') : line);

/** For each character of the cleaned line its offset in the line as it stands, and at the end the line's length. */
export const rawOffsets = (line: string): number[] => {
  const offsets: number[] = [];
  for (let at = 0; at < line.length; at++) if (!IS_GONE.test(line.charAt(at))) offsets.push(at);
  return [...offsets, line.length];
};

/** Control characters other than the tab, and format characters that take no room. */
const GONE = /[^\P{Cc}\t\u0085]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu;
const IS_GONE = new RegExp(GONE.source, 'u');
const SPACES = /[\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f]/g;
const INVISIBLE = /[^\P{Cc}\t]|[\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\ufeff]/u;
