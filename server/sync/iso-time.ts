// The time as it stands in the log. Asked for with every edit, and many edits share a millisecond.

/** Milliseconds since 1970 as ISO 8601. */
export const isoTime = (milliseconds: number): string => {
  if (milliseconds !== last.milliseconds) last = { milliseconds, text: new Date(milliseconds).toISOString() };
  return last.text;
};

let last = { milliseconds: 0, text: new Date(0).toISOString() };
