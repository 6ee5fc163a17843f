// What an opened workbook file changed by itself, until the person has chosen: nothing of it is published and none of its places is
// written over before. bind-workbook.ts makes one; pane/FileCopyTray.tsx shows it.
import type { AccessState } from '#shared/access/can';
import { can } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { readCellValue } from '#shared/cell/cell-value';
import { setCells, setSectionText } from '#shared/document/commands';
import { MAX_SECTION_LENGTH } from '#shared/document/entry';
import { hostOrigin } from '#shared/document/origin';
import type { ReportDoc } from '#shared/document/schema';
import type { Edition, SectionKey } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import { type FileCopy, type FileEdit, filePlace } from '../host/file-copy.ts';
import type { HostContent, HostEdit } from '../host/workbook-host.ts';
import { mergeText } from './merge-text.ts';
import type { MemberInfo, Watched } from './session-state.ts';
import { createWatched } from './watched.ts';

export type FileSide = 'mine' | 'theirs';

export type FileReview = {
  /** Null while there is nothing to choose. */
  readonly copy: Watched<FileCopy | null>;
  readonly take: (copy: FileCopy | null) => void;
  readonly holds: (place: string) => boolean;
  /** The edits without those that only show again what is held; a place the person has changed since is theirs and held no longer. */
  readonly pass: (edits: readonly HostEdit[]) => readonly HostEdit[];
  /** The content as the file has it in common with the server: held places as they were. */
  readonly common: (content: HostContent) => HostContent;
  /** Carries out the choices; the places chosen are held no longer. Gives how many of the file's values were merged. */
  readonly settle: (choices: ReadonlyMap<string, FileSide>) => number;
};

export type FileReviewDeps = {
  readonly report: () => ReportDoc;
  readonly edition: () => Edition | null;
  readonly me: () => MemberInfo;
  readonly access: () => AccessState;
  /** The host is to show there what the document holds. */
  readonly restore: (edit: FileEdit) => void;
};

export const createFileReview = (deps: FileReviewDeps): FileReview => {
  const copy = createWatched<FileCopy | null>(null);
  const edits = () => copy.get()?.edits ?? [];
  const held = (place: string) => edits().find((edit) => filePlace(edit) === place);
  const release = (places: ReadonlySet<string>) => {
    const now = copy.get();
    if (!now || places.size === 0) return;
    const left = now.edits.filter((edit) => !places.has(filePlace(edit)));
    copy.set(left.length === 0 ? null : { ...now, edits: left });
  };
  return {
    copy,
    take: (found) => copy.set(found && found.edits.length > 0 ? found : null),
    holds: (place) => held(place) !== undefined,
    pass: (some) => {
      const changed = new Set<string>();
      const passed = some.filter((edit) => {
        const mine = held(edit.kind === 'cell' ? edit.cell : `section:${edit.section}`);
        if (!mine) return true;
        if (isAsHeld(mine, edit)) return false;
        changed.add(filePlace(mine));
        return true;
      });
      release(changed);
      return passed;
    },
    common: (content) => {
      const cells = new Map(content.cells);
      const sections = { ...content.sections };
      for (const edit of edits()) {
        if (edit.kind === 'section') sections[edit.section] = edit.base === '' ? [] : edit.base.split('\n');
        else if (edit.base === null) cells.delete(edit.cell);
        else cells.set(edit.cell, edit.base);
      }
      return { ...content, cells, sections };
    },
    settle: (choices) => {
      const chosen = edits().filter((edit) => choices.has(filePlace(edit)));
      const merged = chosen.filter((edit) => choices.get(filePlace(edit)) === 'mine' && mineOf(edit, deps).ok);
      release(new Set(chosen.map(filePlace)));
      // The sheet is brought to the document in every case: the file may write a value in its own way.
      for (const edit of chosen) deps.restore(edit);
      write(merged, deps);
      return merged.length;
    },
  };
};

/** What taking the file's side would put into the report; else why it cannot be taken. */
export const mineOf = (
  edit: FileEdit,
  { report, edition, me, access }: Pick<FileReviewDeps, 'report' | 'edition' | 'me' | 'access'>,
): Result<CellValue | string | null, Message> => {
  if (edit.kind === 'section') {
    const allowed = can(me(), 'edit', { kind: 'section', section: edit.section }, access());
    if (!allowed.ok) return allowed;
    const now = report().section(edit.section).toString();
    const text = edit.isBaseKnown ? mergeText(edit.base, edit.mine, now) : edit.mine;
    return text.length > MAX_SECTION_LENGTH ? err(message('excel.copy.unreadable', { text: `${text.slice(0, 40)}…` })) : ok(text);
  }
  const allowed = can(me(), 'edit', { kind: 'cell', cell: edit.cell }, access());
  if (!allowed.ok) return allowed;
  const definition = edition()?.cellById.get(edit.cell);
  const read = definition && (edit.mine === null ? ok(null) : readCellValue(definition.kind, String(edit.mine)));
  return read?.ok ? read : err(message('excel.copy.unreadable', { text: String(edit.mine).slice(0, 40) }));
};

const write = (merged: readonly FileEdit[], deps: FileReviewDeps): void => {
  const edition = deps.edition();
  if (!edition) return;
  const values = new Map<CellId, CellValue | null>();
  const texts = new Map<SectionKey, string>();
  for (const edit of merged) {
    const mine = mineOf(edit, deps);
    if (!mine.ok) continue;
    if (edit.kind === 'cell') values.set(edit.cell, mine.value);
    else texts.set(edit.section, String(mine.value ?? ''));
  }
  if (values.size > 0) setCells(deps.report(), edition, values, hostOrigin('merged', new Set(values.keys())));
  for (const [section, text] of texts) setSectionText(deps.report(), section, text, hostOrigin('merged'));
};

const isAsHeld = (mine: FileEdit, edit: HostEdit): boolean =>
  mine.kind === 'cell'
    ? edit.kind === 'cell' && (edit.entry ?? null) === mine.mine
    : edit.kind === 'section' && edit.paragraphs.join('\n') === mine.mine;
