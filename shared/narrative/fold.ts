// One spelling for reading: no spaces, half-width digits and letters, Chinese punctuation. Every character keeps its place in the
// paragraph, so that findings can mark the very words. read-narrative.ts calls it once per paragraph.
import { toHalfWidth } from '../cell/cell-value.ts';

export type Folded = {
  readonly text: string;
  /** Place in the paragraph of each folded character. */
  readonly places: readonly number[];
};

export const foldProse = (paragraph: string): Folded => {
  const half = toHalfWidth(paragraph);
  const places: number[] = [];
  let text = '';
  for (let index = 0; index < half.length; index += 1) {
    const char = half[index] ?? '';
    if (isSkipped(char)) continue;
    // A comma or dot inside a figure belongs to it; elsewhere it is punctuation.
    const inFigure = (char === ',' || char === '.') && isDigit(text.at(-1)) && isDigit(half[index + 1]);
    text += inFigure ? char : (PUNCTUATION.get(char) ?? char);
    places.push(index);
  }
  return { text, places };
};

export const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';

// Zero-width characters are invisible; stars are the emphasis of foreign texts.
const isSkipped = (char: string): boolean => /[\s\u200b-\u200d\ufeff*]/.test(char);

const PUNCTUATION: ReadonlyMap<string, string> = new Map([
  [',', '，'],
  [';', '；'],
  [':', '：'],
  ['(', '（'],
  [')', '）'],
  ['[', '（'],
  [']', '）'],
  ['【', '（'],
  ['】', '）'],
  ['!', '。'],
  ['?', '。'],
  ['！', '。'],
  ['？', '。'],
  ['％', '%'],
  ['﹪', '%'],
  ['〇', '零'],
  ['○', '零'],
]);
