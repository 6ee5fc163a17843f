// The files of a report, written here or by the server, each as a download. PublishFiles.tsx calls it.
import type { Lang, Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok, unreachable } from '#shared/result';
import { syncedNow } from '../sync/keep-common.ts';
import type { Session } from '../sync/session-state.ts';
import type { Desk } from './desk.ts';
import type { PastYears } from './past-years.ts';
import type { PeopleApi, ServerFormat } from './people-api.ts';
import type { FindingsNow } from './watch-findings.ts';

export type FileKind = 'txt' | 'xlsx' | 'json' | ServerFormat;

export type Offer = {
  readonly desk: Desk;
  readonly api: Pick<PeopleApi, 'file'>;
  readonly now: Extract<FindingsNow, { kind: 'ready' }>;
  /** The proved text, for .txt. */
  readonly text: string | null;
  readonly name: string;
  readonly isDraft: boolean;
  /** What is here of earlier years; a file is not kept waiting for them. */
  readonly past: PastYears;
  readonly lang: Lang;
};

/** What the browser's downloads take. */
export type Download = { readonly name: string; readonly type: string; readonly content: string | Uint8Array<ArrayBuffer> | Blob };

/** Whether the server writes this kind: without it there is none. */
export const isOfServer = (kind: FileKind): kind is ServerFormat => kind !== 'txt' && kind !== 'xlsx' && kind !== 'json';

/** The file, or why there is none; one of the server's waits until it has everything typed here. */
export const writeFile = async (kind: FileKind, offer: Offer): Promise<Result<Download, Message>> => {
  const { desk, now, text, name, past, lang } = offer;
  const { report, computed, result } = now;
  switch (kind) {
    case 'txt':
      return ok({ name, type: 'text/plain;charset=utf-8', content: text ?? '' });
    case 'xlsx': {
      const { writeXlsx } = await import('./write-files.ts');
      const base = document.baseURI;
      const facts = { id: desk.session.reportId, server: new URL(base).host, synced: syncedNow(desk.session), base };
      const earlier = past.get();
      const content = await writeXlsx(report, facts, { computed, past: earlier.kind === 'here' ? earlier.years : [] });
      return ok({ name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content });
    }
    case 'json': {
      const { writeJson } = await import('./write-files.ts');
      return ok({ name, type: 'application/json', content: writeJson(report, { computed, result, name, lang }) });
    }
    case 'html':
    case 'docx':
    case 'pdf':
    case 'csv':
      return writtenByServer(kind, offer);
    default:
      return unreachable(kind);
  }
};

const writtenByServer = async (
  format: ServerFormat,
  { desk: { session }, api, name, isDraft }: Offer,
): Promise<Result<Download, Message>> => {
  if (!(await isAllSaved(session))) return err(message('download.notSaved'));
  const answer = await api.file(session.reportId, format, isDraft);
  return answer.ok ? ok({ name, type: answer.value.type, content: answer.value }) : err(answer.error.reason);
};

/** Resolves when the server has acknowledged everything, or cannot for now. */
const isAllSaved = ({ saved }: Pick<Session, 'saved'>): Promise<boolean> =>
  new Promise((resolve) => {
    let stop = () => {};
    const look = () => {
      const { kind } = saved.get();
      if (kind === 'saving') return;
      stop();
      resolve(kind === 'saved');
    };
    stop = saved.subscribe(look);
    look();
  });
