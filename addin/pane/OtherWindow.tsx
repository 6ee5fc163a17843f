// Says that the person has this report open in another window too. ExcelFrame.tsx shows it, where two copies of a file are easily made.
import { useEffect, useState } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import type { Desk } from '../state/desk.ts';
import { useWatched } from '../state/watched.ts';
import { Notice } from './Notice.tsx';
import { useSay } from './words.tsx';

export const OtherWindow = ({ desk }: { desk: Desk }) => {
  const { say } = useSay();
  const awareness = useWatched(desk.session.awareness);
  const me = useWatched(desk.session.me);
  const [isElsewhere, setIsElsewhere] = useState(false);
  useEffect(() => {
    const look = () => setIsElsewhere(hasOther(awareness, me.id));
    look();
    awareness.on('change', look);
    return () => awareness.off('change', look);
  }, [awareness, me.id]);
  return isElsewhere ? <Notice kind="warn">{say('excel.twoWindows')}</Notice> : null;
};

const hasOther = (awareness: Awareness, person: string): boolean =>
  [...awareness.getStates()].some(([client, { user }]) => client !== awareness.clientID && user?.id === person);
