// Answers all blanks a person is responsible for with 0, on that person's word. Stands at the finding that counts the blanks.
import { Button } from '@fluentui/react-components';
import { can } from '#shared/access/can';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { setCells } from '#shared/document/commands';
import { paneOrigin } from '#shared/document/origin';
import { message } from '#shared/i18n/translate';
import type { Desk } from '../state/desk.ts';
import { useReportCalmly } from '../state/use-desk.ts';
import type { ReportNow } from '../state/watch-report.ts';
import { useWatched } from '../state/watched.ts';
import { useSay } from './words.tsx';

export const ConfirmZero = ({ desk, cells }: { desk: Desk; cells: readonly CellId[] }) => {
  const { say } = useSay();
  const now = useReportCalmly(desk);
  const me = useWatched(desk.session.me);
  const access = useWatched(desk.session.access);
  const zerosOf = ({ report }: ReportNow): ReadonlyMap<CellId, CellValue> => {
    const zeros = new Map<CellId, CellValue>();
    for (const cell of cells) {
      const definition = report.edition.cellById.get(cell);
      const isBlank = (report.cells.get(cell)?.value ?? null) === null;
      if (isBlank && definition?.sumOf === null && can(me, 'edit', { kind: 'cell', cell }, access).ok) {
        zeros.set(cell, definition.kind === 'amount' ? '0' : 0);
      }
    }
    return zeros;
  };
  const zeros = now ? zerosOf(now) : NONE;
  if (zeros.size === 0) return null;
  const confirm = () => {
    // What somebody has filled in since this was drawn stays.
    const latest = desk.report.get();
    if (!latest) return;
    setCells(latest.doc, latest.report.edition, zerosOf(latest), paneOrigin('adopted'));
    desk.tellNotice({ message: message('pane.findings.adopted'), cell: null, section: null });
  };
  return (
    <Button size="small" title={say('pane.findings.zeroLabel', { count: zeros.size })} onClick={confirm}>
      {say('pane.findings.zero', { count: zeros.size })}
    </Button>
  );
};

const NONE: ReadonlyMap<CellId, CellValue> = new Map();
