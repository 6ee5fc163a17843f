// Own edits the server would not take: nothing is lost silently. Shown above everything else while there are any.
import { Button } from '@fluentui/react-components';
import { Warning16Filled } from '@fluentui/react-icons';
import type { Desk } from '../state/desk.ts';
import { useRefused } from '../state/use-desk.ts';
import type { RefusedEdit } from '../sync/session-state.ts';
import { CopyButton } from './CopyButton.tsx';
import { PlaceLink } from './PlaceLink.tsx';
import { useSay } from './words.tsx';

export const RefusedTray = ({ desk }: { desk: Desk }) => {
  const { say } = useSay();
  const refused = useRefused(desk);
  if (refused.length === 0) return null;
  return (
    <details className="np-refused" open aria-live="polite">
      <summary>
        <Warning16Filled aria-hidden /> {say('pane.refused.title', { count: refused.length })}
      </summary>
      <p className="np-quiet">{say('pane.refused.hint')}</p>
      <ul className="np-plain">
        {refused.map((edit) => (
          <RefusedItem key={edit.id} desk={desk} edit={edit} />
        ))}
      </ul>
    </details>
  );
};

const RefusedItem = ({ desk, edit }: { desk: Desk; edit: RefusedEdit }) => {
  const { say } = useSay();
  return (
    <li className="np-refused-item">
      <div>
        <PlaceLink desk={desk} cell={edit.cell}>
          {edit.place}
        </PlaceLink>
        <span className="np-value">{edit.value === '' ? say('pane.refused.blank') : edit.value}</span>
      </div>
      <p className="np-quiet">{edit.reason}</p>
      <div className="np-actions">
        <CopyButton text={edit.value} label={say('pane.refused.copy', { place: edit.place })} />
        <Button
          size="small"
          appearance="subtle"
          aria-label={say('pane.refused.dismiss', { place: edit.place })}
          onClick={() => desk.session.dismissRefused(edit.id)}
        >
          {say('pane.refused.ok')}
        </Button>
      </div>
    </li>
  );
};
