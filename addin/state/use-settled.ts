// A value that has stood still for a moment: what is announced to a screen reader must not change with every key. Used by the verdict.
import { useEffect, useState } from 'react';

/** The value at first, later ones once they have stood for `milliseconds`. */
export const useSettled = <T>(value: T, milliseconds: number): T => {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(timer);
  }, [value, milliseconds]);
  return settled;
};
