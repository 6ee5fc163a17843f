// What stands on a page of a PDF, as a person sees it: pieces of text with their places, and the ruled lines of tables.
// read-back-pdf.ts asks for every page; the library is loaded by the first of them.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import type { PDFPageProxy } from 'pdfjs-dist';

/** Points, from the lower left corner of the page; `y` is the line the letters stand on. */
export type Piece = { readonly x: number; readonly y: number; readonly width: number; readonly size: number; readonly text: string };

/** A straight line: `at` is its x where it is upright, else its y. */
export type Rule = { readonly isUpright: boolean; readonly at: number; readonly from: number; readonly to: number };

export type Page = { readonly width: number; readonly height: number; readonly pieces: readonly Piece[]; readonly rules: readonly Rule[] };

/** The pages in order. Throws where the bytes are no PDF; nothing in the file is run and nothing outside it is opened. */
export const readPages = async (bytes: Uint8Array): Promise<readonly Page[]> => {
  const { getDocument, OPS } = await loadLibrary();
  // The library takes the bytes for itself, so it gets its own.
  const loading = getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    verbosity: 0,
  });
  try {
    const document = await loading.promise;
    if (document.numPages > MAX_PAGES) throw new Error(`${document.numPages} pages`);
    const pages: Page[] = [];
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await readPage(await document.getPage(number), OPS));
    return pages;
  } finally {
    await loading.destroy();
  }
};

type Library = typeof import('pdfjs-dist');
type Matrix = readonly [number, number, number, number, number, number];

const loadLibrary = (): Promise<Library> => {
  const file = createRequire(import.meta.url).resolve('pdfjs-dist/legacy/build/pdf.mjs');
  return import(pathToFileURL(file).href);
};

const readPage = async (page: PDFPageProxy, ops: Library['OPS']): Promise<Page> => {
  const { items } = await page.getTextContent({ disableNormalization: true });
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const pieces = items.flatMap((item): Piece[] => {
    if (!('str' in item) || item.str.trim() === '') return [];
    const [, , slope = 0, size = 0, x = 0, y = 0] = item.transform;
    // Turned letters stand in no row of ours; they are kept with a size nobody writes in.
    return [{ x, y, width: item.width, size: slope === 0 ? round(size) : 0, text: item.str }];
  });
  return { width: right - left, height: top - bottom, pieces, rules: await rulesOf(page, ops) };
};

/** Every stroked line from one point to one other. */
const rulesOf = async (page: PDFPageProxy, ops: Library['OPS']): Promise<Rule[]> => {
  const { fnArray, argsArray } = await page.getOperatorList();
  const rules: Rule[] = [];
  const outer: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  fnArray.forEach((operator, index) => {
    const args: unknown = argsArray[index];
    if (operator === ops.save) outer.push(matrix);
    else if (operator === ops.restore) matrix = outer.pop() ?? matrix;
    else if (operator === ops.transform && isMatrix(args)) matrix = times(matrix, args);
    else if (operator === ops.constructPath && Array.isArray(args)) {
      const [steps, points]: readonly unknown[] = args;
      if (!isNumbers(steps) || !isNumbers(points) || steps[0] !== ops.moveTo || steps[1] !== ops.lineTo || steps.length !== 2) return;
      const [x1, y1] = placed(matrix, points[0], points[1]);
      const [x2, y2] = placed(matrix, points[2], points[3]);
      if (Math.abs(x1 - x2) < NEAR) rules.push({ isUpright: true, at: x1, from: Math.min(y1, y2), to: Math.max(y1, y2) });
      else if (Math.abs(y1 - y2) < NEAR) rules.push({ isUpright: false, at: y1, from: Math.min(x1, x2), to: Math.max(x1, x2) });
    }
  });
  return rules;
};

const placed = ([a, b, c, d, e, f]: Matrix, x = 0, y = 0): readonly [number, number] => [a * x + c * y + e, b * x + d * y + f];

const times = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f,
];

const isNumbers = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every((one) => typeof one === 'number');

const isMatrix = (value: unknown): value is Matrix => isNumbers(value) && value.length === 6;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Points. */
const NEAR = 0.5;
const MAX_PAGES = 500;
