// What the selected cell counts and by which article, beside the work instead of in a manual. Opened from SelectedLine.tsx.
import type { CellId } from '#shared/cell/cell-id';
import type { Edition } from '#shared/edition/types';
import type { Message } from '#shared/i18n/translate';
import { cellHelp } from '../../state/cell-help.ts';
import { cellPlace } from '../labels.ts';
import { useSay } from '../words.tsx';
import '#shared/i18n/rooms/help';
import './help.css';

export const CellHelp = ({ edition, cell }: { readonly edition: Edition | undefined; readonly cell: CellId | null }) => {
  const { say, tell } = useSay();
  const told = edition && cell !== null ? cellHelp(edition, cell) : null;
  if (!edition || cell === null || told === null) return <p className="np-cell-help np-quiet">{say('help.none')}</p>;
  const line = (message: Message) => <p key={message.key}>{tell(message)}</p>;
  return (
    <section className="np-cell-help" aria-label={say('help.openLabel')} aria-live="polite">
      <strong>{cellPlace(edition, cell, tell)}</strong>
      {told.map(line)}
      <p className="np-quiet">{say('help.basisForm', { document: edition.document })}</p>
    </section>
  );
};
