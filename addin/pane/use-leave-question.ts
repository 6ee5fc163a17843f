// The browser asks before a window is closed in which words stand that were not sent. The forms of comments and reasons use it.
import { useEffect } from 'react';

/** `isUnsent` is asked when the window is about to close; the same function at every render. */
export const useLeaveQuestion = (isUnsent: () => boolean): void => {
  useEffect(() => {
    const onLeave = (event: BeforeUnloadEvent) => {
      if (isUnsent()) event.preventDefault();
    };
    window.addEventListener('beforeunload', onLeave);
    return () => window.removeEventListener('beforeunload', onLeave);
  }, [isUnsent]);
};
