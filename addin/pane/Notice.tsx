// A sentence with a sign: what happened, why, and what can be done. One look for all views; the sign never speaks by colour alone.
import { CheckmarkCircle16Filled, DismissCircle16Filled, Info16Filled, Warning16Filled } from '@fluentui/react-icons';
import type { ReactNode } from 'react';

type Props = {
  readonly kind: 'info' | 'good' | 'warn' | 'bad';
  readonly children: ReactNode;
  readonly actions?: ReactNode;
  /** Spoken at once by screen readers. */
  readonly isAlert?: boolean;
};

export const Notice = ({ kind, children, actions, isAlert = false }: Props) => {
  const Icon = ICONS[kind];
  return (
    <div className={`np-notice np-${kind}`} role={isAlert ? 'alert' : undefined}>
      <Icon className="np-notice-icon" aria-hidden />
      <div className="np-notice-body">{children}</div>
      {actions && <div className="np-notice-actions">{actions}</div>}
    </div>
  );
};

const ICONS = { info: Info16Filled, good: CheckmarkCircle16Filled, warn: Warning16Filled, bad: DismissCircle16Filled } as const;
