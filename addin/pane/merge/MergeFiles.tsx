// Every chosen file with what became of it: counted, or why not. Part of MergeResult.tsx.
import { CheckmarkCircle16Filled, Warning16Filled } from '@fluentui/react-icons';
import { type Message, message } from '#shared/i18n/translate';
import type { Consolidation, LeftOut } from '#shared/report/consolidate';
import type { FilesRead } from '../../state/merge-reports.ts';
import { useSay } from '../words.tsx';
import '../table.css';

export const MergeFiles = ({ read, sum }: { readonly read: FilesRead; readonly sum: Consolidation }) => {
  const { say, tell } = useSay();
  const left = new Map(sum.leftOut.map((one) => [one.file, one]));
  const lines = [
    ...read.failed.map(({ file, reason }) => ({ file, organ: null, why: message('merge.failed', { detail: tell(reason) }) })),
    ...read.contributions.map(({ file, report }) => {
      const out = left.get(file);
      return { file, organ: report.organ, why: out ? whyLeftOut(out, sum.report.organ ?? '') : null };
    }),
  ];
  // What did not count is what one has to see.
  const shown = [...lines.filter(({ why }) => why !== null), ...lines.filter(({ why }) => why === null)];
  return (
    <details open={shown.some(({ why }) => why !== null)}>
      <summary>{say('merge.files')}</summary>
      <div className="np-table-room">
        <table className="np-table">
          <thead>
            <tr>
              <th scope="col">{say('merge.file')}</th>
              <th scope="col">{say('merge.organ')}</th>
              <th scope="col">{say('merge.outcome')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ file, organ, why }) => (
              <tr key={file}>
                <th scope="row">{file}</th>
                <td>{organ ?? '—'}</td>
                <td>
                  {why ? (
                    <Warning16Filled aria-hidden className="np-ink-bad" />
                  ) : (
                    <CheckmarkCircle16Filled aria-hidden className="np-ink-good" />
                  )}{' '}
                  {why ? tell(why) : say('merge.taken')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};

const whyLeftOut = ({ reason, year, edition, other }: LeftOut, organ: string): Message => {
  switch (reason) {
    case 'year':
      return year === null ? message('merge.left.noYear') : message('merge.left.year', { year });
    case 'edition':
      return message('merge.left.edition', { edition });
    case 'sameOrgan':
      return message('merge.left.sameOrgan', { other: other ?? '' });
    case 'itself':
      return message('merge.left.itself', { organ });
  }
};
