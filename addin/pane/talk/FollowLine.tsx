// The line that says whom one follows. Any own key or click ends it. Stands in the head of an open report (DeskHead.tsx).
import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { Desk } from '../../state/desk.ts';
import { useWatched } from '../../state/watched.ts';
import { useSay } from '../words.tsx';
import './talk.css';

export const FollowLine = ({ desk }: { readonly desk: Desk }) => {
  const { say } = useSay();
  const { follow } = desk.together;
  const followed = useWatched(follow);
  const isFollowing = followed !== null;
  useEffect(() => {
    if (!isFollowing) return;
    const controller = new AbortController();
    const options = { capture: true, signal: controller.signal };
    for (const type of ['keydown', 'pointerdown', 'wheel', 'touchmove'] as const) window.addEventListener(type, follow.stop, options);
    return () => controller.abort();
  }, [follow, isFollowing]);
  return (
    <div className="np-follow-room" role="status">
      {followed && (
        <div className="np-follow" style={{ borderColor: followed.colour }}>
          <span>
            {say('follow.now', { name: followed.name })} <span className="np-quiet">{say('follow.hint')}</span>
          </span>
          <Button size="small" onClick={follow.stop}>
            {say('follow.stop')}
          </Button>
        </div>
      )}
    </div>
  );
};
