// How wide words will be, near enough to lay out a picture without a screen: Chinese characters are as wide as high, Latin ones about half.

export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, char) => sum + (char.charCodeAt(0) < 0x2e80 && !WIDE.has(char) ? NARROW : 1), 0) * size;

/** The largest of these sizes at which the words fit, the smallest where none does. */
export const fittingSize = (text: string, width: number, sizes: readonly number[]): number =>
  sizes.find((size) => textWidth(text, size) <= width) ?? sizes.at(-1) ?? 12;

/** The words in lines of this width at most; punctuation never begins a line. */
export const wrapText = (text: string, size: number, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const char of text) {
    if (line !== '' && textWidth(line + char, size) > width && !CLOSING.has(char)) {
      lines.push(line);
      line = '';
    }
    line += char;
  }
  return line === '' ? lines : [...lines, line];
};

/** As few lines as the width asks for, about equally long. */
export const evenLines = (text: string, size: number, width: number): readonly string[] => {
  const count = Math.max(1, Math.ceil(textWidth(text, size) / width));
  const letters = [...text];
  const each = Math.ceil(letters.length / count);
  return Array.from({ length: count }, (_, index) => letters.slice(index * each, (index + 1) * each).join('')).filter(
    (line) => line !== '',
  );
};

const NARROW = 0.56;
const WIDE: ReadonlySet<string> = new Set('—…“”‘’');
const CLOSING: ReadonlySet<string> = new Set('，。、；：？！）》”’');
