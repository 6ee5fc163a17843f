// Work that is done once per drawn frame, however often it is asked for: what fifty others write in a moment is painted together.
// web-workbook.ts gives it to the binding.

/** Runs it before the next frame is drawn, or a moment later where the page is hidden and draws none. */
export const onNextFrame = (work: () => void): void => {
  let isDone = false;
  const run = () => {
    if (isDone) return;
    isDone = true;
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    work();
  };
  const frame = requestAnimationFrame(run);
  const timer = setTimeout(run, HIDDEN_AFTER);
};

/** Milliseconds. */
const HIDDEN_AFTER = 100;
