// Why something was refused, spoken at once. Stands in the forms of people, review and history.
import type { Deed } from '../state/use-deed.ts';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';

/** Nothing where nothing was refused. */
export const FaultNotice = ({ deed }: { deed: Pick<Deed, 'fault'> }) => {
  const { tell } = useSay();
  if (!deed.fault) return null;
  return (
    <Notice kind="bad" isAlert>
      {tell(deed.fault.reason)}
    </Notice>
  );
};
