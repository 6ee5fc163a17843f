// How far a part is, as a word with a sign. The board's lines and filters show it.
import {
  ArrowReply16Regular,
  CheckmarkCircle16Filled,
  Circle16Regular,
  CircleHalfFill16Regular,
  Globe16Regular,
  Send16Regular,
} from '@fluentui/react-icons';
import type { PartStatus } from '../../state/board.ts';
import { useSay } from '../words.tsx';

export const StatusSign = ({ status }: { readonly status: PartStatus }) => {
  const { say } = useSay();
  const Icon = ICONS[status];
  return (
    <span className={`np-status np-status-${status}`}>
      <Icon aria-hidden /> {say(`desks.status.${status}`)}
    </span>
  );
};

const ICONS = {
  notStarted: Circle16Regular,
  open: CircleHalfFill16Regular,
  submitted: Send16Regular,
  returned: ArrowReply16Regular,
  approved: CheckmarkCircle16Filled,
  published: Globe16Regular,
} as const;
