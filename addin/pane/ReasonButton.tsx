// A button that says why it is shut: it keeps the focus and tells its reason instead of doing its deed. Used by the lists of people and the trays.
import { Button } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

type Props = {
  /** Why the person here may not do it; null: they may. */
  readonly reason: string | null;
  readonly onClick: () => void;
  readonly isBusy?: boolean;
  readonly icon?: ReactElement;
  readonly isExpanded?: boolean;
  readonly label?: string;
  readonly children: ReactNode;
};

export const ReasonButton = ({ reason, onClick, isBusy = false, icon, isExpanded, label, children }: Props) => (
  <Button
    size="small"
    {...(icon ? { icon } : {})}
    disabledFocusable={reason !== null || isBusy}
    title={reason ?? undefined}
    aria-expanded={isExpanded}
    aria-label={label}
    onClick={() => reason === null && !isBusy && onClick()}
  >
    {children}
  </Button>
);
