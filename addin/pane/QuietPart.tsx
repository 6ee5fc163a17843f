// A part of a screen that may come a moment later: its room is kept free meanwhile, and nothing is shown where the network failed.
// DeskHead.tsx (the bell) and ReportList.tsx (what is new) use it; what a person waits for is a LazyPart.
import { type ReactNode, useEffect, useState } from 'react';

type Props<T> = {
  /** The same function at every render. */
  readonly load: () => Promise<T>;
  /** What keeps its room free. */
  readonly room?: ReactNode;
  readonly children: (part: T) => ReactNode;
};

export const QuietPart = <T,>({ load, room = null, children }: Props<T>): ReactNode => {
  const [here, setHere] = useState<{ readonly part: T } | null>(null);
  useEffect(() => {
    let isGone = false;
    load().then(
      (part) => !isGone && setHere({ part }),
      () => undefined,
    );
    return () => {
      isGone = true;
    };
  }, [load]);
  return here ? children(here.part) : room;
};
