// Whether what was entered is safe, always in sight: word and sign, spoken politely, a fixed height so that nothing jumps.
import {
  ArrowSync16Regular,
  Checkmark16Filled,
  CloudOff16Regular,
  ErrorCircle16Regular,
  HourglassHalf16Regular,
} from '@fluentui/react-icons';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { SavedState } from '../sync/session-state.ts';
import { useSay } from './words.tsx';

export const SavedSign = ({ saved }: { saved: SavedState }) => {
  const { tell } = useSay();
  const Icon = ICONS[saved.kind];
  const reason = 'reason' in saved ? tell(saved.reason) : undefined;
  return (
    <span className={`np-saved np-saved-${saved.kind}`} role="status" title={reason}>
      <Icon aria-hidden />
      <span>{tell(savedMessage(saved))}</span>
    </span>
  );
};

/** The word for a saved state; the reason is told beside it. */
const savedMessage = (saved: SavedState): Message => {
  switch (saved.kind) {
    case 'offline':
      return saved.pending === 0 ? message('pane.saved.offlineClean') : message('pane.saved.offline', { pending: saved.pending });
    case 'stopped':
      return saved.pending === 0 ? message('pane.saved.stopped') : message('pane.saved.stoppedPending', { pending: saved.pending });
    default:
      return message(`pane.saved.${saved.kind}`);
  }
};

const ICONS = {
  loading: HourglassHalf16Regular,
  saved: Checkmark16Filled,
  saving: ArrowSync16Regular,
  offline: CloudOff16Regular,
  stopped: ErrorCircle16Regular,
} as const;
