// Fonts, sizes, margins of the .docx. A viewer without a font takes the nearest of its family. publish-docx.ts is the only caller.
import type { IRunOptions, IStylesOptions } from 'docx';

const face = (name: string): NonNullable<IRunOptions['font']> => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: name,
  hint: 'eastAsia',
});

/** Sizes in half points. */
export const TITLE_FONT: IRunOptions = { font: face('方正小标宋简体'), size: 36, bold: true };
export const HEADING_FONT: IRunOptions = { font: face('黑体'), size: 28, bold: true };
export const BODY: IRunOptions = { font: face('仿宋_GB2312'), size: 28 };
export const CELL: IRunOptions = { font: face('宋体'), size: 20 };
export const NOTE_FONT: IRunOptions = { font: face('楷体') };

/** A4 with the form's margins above and below; at the sides less, so that the form's tables (9740) stand inside. */
export const PAGE = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1440, right: 1083, bottom: 1440, left: 1083, header: 851, footer: 992 },
};

export const CELL_MARGIN = { top: 0, bottom: 0, left: 57, right: 57 };

const LINE = { line: 520, lineRule: 'atLeast' } as const;

export const DOCX_STYLES: IStylesOptions = {
  default: {
    document: { run: { ...CELL, language: { eastAsia: 'zh-CN', value: 'en-US' } } },
    title: {
      run: { ...TITLE_FONT, color: '000000' },
      paragraph: { alignment: 'center', spacing: { before: 240, after: 360 } },
    },
    heading1: {
      run: { ...HEADING_FONT, color: '000000' },
      paragraph: { spacing: { before: 240, after: 120, ...LINE }, indent: { firstLine: 560 }, keepNext: true },
    },
  },
  paragraphStyles: [
    {
      id: 'Prose',
      name: 'Prose',
      basedOn: 'Normal',
      run: BODY,
      paragraph: { alignment: 'both', spacing: LINE, indent: { firstLine: 560 } },
    },
  ],
};
