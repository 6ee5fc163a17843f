// The first tab of an open report: what the person here has to do, by their role. ReportPane.tsx fetches it.
import { Spinner } from '@fluentui/react-components';
import type { Desk } from '../../state/desk.ts';
import type { PeopleApi } from '../../state/people-api.ts';
import { useMe, useReport } from '../../state/use-desk.ts';
import { useSay } from '../words.tsx';
import { BoardDesk } from './BoardDesk.tsx';
import { ClerkDesk } from './ClerkDesk.tsx';
import { SupervisorDesk } from './SupervisorDesk.tsx';
import { TourCard } from './TourCard.tsx';
import '#shared/i18n/rooms/desks';
import '#shared/i18n/rooms/help';
import './desk.css';

type Props = { readonly desk: Desk; readonly api: PeopleApi; readonly onCell: () => void };

export const DeskTab = ({ desk, api, onCell }: Props) => {
  const { say } = useSay();
  const { id, role } = useMe(desk);
  const isHere = useReport(desk) !== null;
  if (!isHere || id === '') return <Spinner className="np-pad" size="small" label={say('pane.app.loading')} />;
  return (
    <div className="np-stack np-desk">
      <TourCard desk={desk} api={api} role={role} />
      {role === 'preparer' && <ClerkDesk desk={desk} api={api} onCell={onCell} />}
      {role === 'coordinator' && <BoardDesk desk={desk} api={api} onCell={onCell} />}
      {(role === 'reviewer' || role === 'reader') && <SupervisorDesk desk={desk} api={api} onCell={onCell} />}
    </div>
  );
};
