// The formats a report is handed out in: which one is meant, and the proved content. Used by publish.ts and consolidate.ts.
import { evaluateReport } from '#shared/calc/evaluate';
import { type Message, message, translate } from '#shared/i18n/translate';
import { type Result, unreachable } from '#shared/result';
import { proveFormat, type Written } from '#shared/text/prove-format';
import { proveStandard } from '#shared/text/prove-standard';
import { publishCsv } from '#shared/text/publish-csv';
import { publishDocx } from '#shared/text/publish-docx';
import { publishHtml } from '#shared/text/publish-html';
import { publishStandard } from '#shared/text/publish-standard';
import { publishXlsx } from '#shared/text/publish-xlsx';
import { type Computed, DRAFT_MARK } from '#shared/text/published-text';
import type { ReadReport } from '#shared/text/read/repair';
import { type JsonExtra, reportToJson } from '#shared/text/report-json';
import { provePdf } from '../publish/prove-pdf.ts';
import { publishPdf } from '../publish/publish-pdf.ts';
import { CommandEnd, type Io } from './io.ts';
import { toJsonText } from './sink.ts';

export const FORMATS = ['text', 'html', 'docx', 'xlsx', 'pdf', 'json', 'csv'] as const;

export type Format = (typeof FORMATS)[number];

/** The format an output file's extension names; anything else is text. */
export const formatOf = (out: string | undefined): Format => {
  const extension = /\.([a-z]+)$/i.exec(out ?? '')?.[1]?.toLowerCase();
  if (extension === 'htm') return 'html';
  return FORMATS.find((format) => format === extension) ?? 'text';
};

export type ContentOptions = {
  /** Marks the content 【草稿】 where the format can show it. */
  readonly draft: boolean;
  /** What the .json carries beside the report; `consolidation` only where a report is a sum. */
  readonly json: JsonExtra & { readonly consolidation?: unknown };
};

/** The content in one format, read back and compared; a difference ends the command (exit 1) before anything is written. */
export const contentOf = async (
  format: Format,
  read: ReadReport,
  computed: Computed,
  options: ContentOptions,
  io: Io,
): Promise<string | Uint8Array> => {
  const { report } = read;
  const settled = <C extends string | Uint8Array>(content: C, proof: Result<C, Message>): C => {
    // A draft may hold what the proof refuses: it is looked at, not handed out.
    if (!proof.ok && !options.draft) throw new CommandEnd(proof.error, 1);
    if (!proof.ok) io.say(proof.error);
    return content;
  };
  const proved = async <W extends Written>(written: W): Promise<W['content']> =>
    settled(written.content, await proveFormat(written, report, computed));
  switch (format) {
    case 'text': {
      if (options.draft) return `${DRAFT_MARK}\n${publishStandard(report, computed)}`;
      const standard = proveStandard(report, computed);
      if (!standard.ok) throw new CommandEnd(message('cli.proofFailed', { detail: translate(io.lang, standard.error) }), 1);
      return standard.value;
    }
    case 'html':
      return proved({ format, content: publishHtml(report, computed, options) });
    case 'docx':
      return proved({ format, content: await publishDocx(report, computed, options) });
    case 'csv':
      return proved({ format, content: publishCsv(report, computed) });
    case 'xlsx':
      return proved({ format, content: await publishXlsx(report, evaluateReport(report)) });
    case 'json': {
      const { consolidation, ...extra } = options.json;
      const json = { ...reportToJson(read, computed, extra), ...(consolidation === undefined ? {} : { consolidation }) };
      return proved({ format, content: toJsonText(json) });
    }
    case 'pdf': {
      const pdf = await publishPdf(report, computed, options);
      if (!pdf.ok) throw new CommandEnd(pdf.error, 1);
      return settled(pdf.value, await provePdf(pdf.value, report, computed));
    }
    default:
      return unreachable(format);
  }
};
