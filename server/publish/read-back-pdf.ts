// Our own PDF back into a report, from what stands where on its pages. Used by the proof of the PDF and by `verify`.
import { editions } from '#shared/edition/editions';
import type { Edition } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import type { Report } from '#shared/report/report';
import { err, type Result } from '#shared/result';
import { DRAFT_MARK } from '#shared/text/published-text';
import type { Block } from '#shared/text/read-back/blocks';
import { notOurs, reportFromBlocks } from '#shared/text/read-back/report-from-blocks';
import { PDF_LOOK } from './pdf-look.ts';
import { type Page, type Piece, type Rule, readPages } from './pdf-page.ts';
import { cellsOfTable, linesOf, type TablePart, textOfLine, wordsOf } from './pdf-table.ts';

/**
 * The report in a PDF of publishPdf, its words without spaces: a page shows gaps, not spaces. Whatever is not as we print it refuses:
 * letters over one another, across a line or off the page too. Throws where the bytes are no PDF.
 */
export const readBackPdf = async (bytes: Uint8Array, known: readonly Edition[] = editions): Promise<Result<Report, Message>> => {
  const blocks: Block[] = [];
  let parts: TablePart[] = [];
  let paragraph = '';
  const endText = (): void => {
    if (paragraph !== '') blocks.push({ type: 'text', level: 0, text: paragraph });
    paragraph = '';
  };
  const endTable = (): boolean => {
    const cells = parts.length === 0 ? [] : cellsOfTable(parts);
    if (cells && parts.length > 0) blocks.push({ type: 'table', cells });
    parts = [];
    return cells !== null;
  };
  for (const [index, page] of (await readPages(bytes)).entries()) {
    for (const band of bandsOf(page)) {
      if ('rules' in band) {
        endText();
        parts.push(band);
        continue;
      }
      const text = textOfLine(band.line);
      const [first] = band.line;
      if (!first || wordsOf(band.line) === null || !isOnPage(band.line, page)) return err(notOurs(text));
      if (first.size === PDF_LOOK.footer && first.y < PDF_LOOK.edge) {
        if (text !== pageNumber(index + 1)) return err(notOurs(text));
        continue;
      }
      if (!endTable()) return err(notOurs(lastText(blocks)));
      if (first.size === PDF_LOOK.prose) {
        if (Math.abs(first.x - PDF_LOOK.margin - PDF_LOOK.indent) < 1) endText();
        paragraph += text;
        continue;
      }
      endText();
      const last = blocks.at(-1);
      if (first.size === PDF_LOOK.heading) blocks.push({ type: 'text', level: 2, text });
      else if (first.size !== PDF_LOOK.title) return err(notOurs(text));
      else if (text === DRAFT_MARK) blocks.push({ type: 'text', level: 0, text });
      else if (last?.type === 'text' && last.level === 1) blocks.splice(-1, 1, { ...last, text: last.text + text });
      else blocks.push({ type: 'text', level: 1, text });
    }
  }
  endText();
  return endTable() ? reportFromBlocks(blocks, known) : err(notOurs(lastText(blocks)));
};

/** The foot of a page, without spaces. */
const pageNumber = (page: number): string => PDF_LOOK.footerText(page).replace(/\s/g, '');

/** A line of text, or the part of a table that stands between two lines. */
type Band = { readonly line: readonly Piece[] } | TablePart;

/** What stands on a page from top to bottom; upright lines that touch one another are one table. */
const bandsOf = ({ pieces, rules }: Page): readonly Band[] => {
  const areas: { top: number; bottom: number }[] = [];
  for (const { from, to } of rules.filter(({ isUpright }) => isUpright).sort((a, b) => b.to - a.to)) {
    const last = areas.at(-1);
    if (last && to >= last.bottom - TOUCH) last.bottom = Math.min(last.bottom, from);
    else areas.push({ top: to, bottom: from });
  }
  const inside = (y: number) => areas.find(({ top, bottom }) => y <= top + TOUCH && y >= bottom - TOUCH);
  const middle = (rule: Rule) => (rule.isUpright ? (rule.from + rule.to) / 2 : rule.at);
  const tables = areas.map((area) => ({
    top: area.top,
    band: { rules: rules.filter((rule) => inside(middle(rule)) === area), pieces: pieces.filter(({ y }) => inside(y) === area) },
  }));
  const lines = linesOf(pieces.filter(({ y }) => !inside(y))).map((line) => ({ top: line[0]?.y ?? 0, band: { line } }));
  return [...tables, ...lines].sort((a, b) => b.top - a.top).map(({ band }) => band);
};

const isOnPage = (line: readonly Piece[], { width, height }: Page): boolean =>
  line.every(({ x, y, width: own }) => x >= 0 && x + own <= width && y >= 0 && y <= height);

const lastText = (blocks: readonly Block[]): string => blocks.findLast((block) => block.type === 'text')?.text ?? '';

/** Points between lines that touch. */
const TOUCH = 0.8;
