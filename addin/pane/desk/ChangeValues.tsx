// Old and new value of one changed place, told apart by words and lines, not by colour alone. A part of ChangesSince.tsx.
import type { ChangeSince } from '../../state/changes-since.ts';
import { useSay } from '../words.tsx';

export const ChangeValues = ({ change: { isText, before, after, times } }: { readonly change: ChangeSince }) => {
  const { say } = useSay();
  if (isText && times > 1) return <span>{say('desks.look.text')}</span>;
  if (isText) {
    return (
      <span className="np-change-values">
        {before && (
          <>
            <span className="np-quiet">{say('desks.look.removed')}</span> <del>{short(before)}</del>{' '}
          </>
        )}
        {after && (
          <>
            <span className="np-quiet">{say('desks.look.added')}</span> <ins>{short(after)}</ins>
          </>
        )}
      </span>
    );
  }
  const blank = say('pane.findings.blank');
  return (
    <span className="np-change-values">{say('pane.findings.change', { from: plain(before) || blank, to: plain(after) || blank })}</span>
  );
};

/** A value of the history (JSON) as it stands in a cell. */
const plain = (json: string | null): string => {
  if (json === null) return '';
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'string' || typeof value === 'number' ? short(String(value)) : short(json);
  } catch {
    return short(json);
  }
};

const short = (text: string): string => (text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text);

const LONGEST = 80;
