// The sheets under and over the textarea: the same letters, unseen, with underlines and selections below, the others' carets above. They line
// up letter for letter because all are set alike; the textarea stays the only thing a person types into. ProseEditor.tsx lays them.
import { type CSSProperties, memo, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { type CaretMark, layOut, type Mark, type Piece } from './marks.ts';

type Props = {
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly carets: readonly CaretMark[];
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** The mark the pointer is on; null where it is on none. */
  readonly onPoint: (id: string | null) => void;
};

/** Drawn again only where something drawn changed, not at every move of the caret. */
export const ProseLayer = memo(({ text, marks, carets, field, onPoint }: Props) => {
  const under = useRef<HTMLDivElement>(null);
  const over = useRef<HTMLDivElement>(null);
  // A scroll bar narrows the lines of the textarea, and of nothing else.
  const [width, setWidth] = useState<number | null>(null);
  const pieces = useMemo(() => layOut(text, marks, []), [text, marks]);
  const standing = useMemo(() => layOut(text, [], carets), [text, carets]);

  const follow = useCallback(() => {
    const area = field.current;
    if (!area) return;
    setWidth(area.clientWidth);
    for (const sheet of [under.current, over.current]) {
      const letters = sheet?.firstElementChild;
      if (letters instanceof HTMLElement) letters.style.transform = `translateY(${-area.scrollTop}px)`;
    }
  }, [field]);

  // Not at layout: the field comes after its sheets, and is not in its ref before theirs are laid.
  useEffect(() => {
    const area = field.current;
    if (!area) return;
    follow();
    area.addEventListener('scroll', follow, { passive: true });
    const observer = typeof ResizeObserver === 'function' ? new ResizeObserver(follow) : null;
    observer?.observe(area);
    return () => {
      area.removeEventListener('scroll', follow);
      observer?.disconnect();
    };
  }, [field, follow]);

  // The text may have grown past the field's height just now, and a sheet may have come.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text decides whether there is a scroll bar
  useLayoutEffect(follow, [text, carets, follow]);

  useEffect(() => {
    const area = field.current;
    if (!area) return;
    let frame = 0;
    const onMove = ({ clientX, clientY }: MouseEvent) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => onPoint(markUnder(under.current, clientX, clientY)));
    };
    const onLeave = () => {
      cancelAnimationFrame(frame);
      onPoint(null);
    };
    area.addEventListener('mousemove', onMove, { passive: true });
    area.addEventListener('mouseleave', onLeave);
    return () => {
      cancelAnimationFrame(frame);
      area.removeEventListener('mousemove', onMove);
      area.removeEventListener('mouseleave', onLeave);
    };
  }, [field, onPoint]);

  // What a search stands at is brought into sight; the field itself would do that only for its own selection.
  const sought = marks.find(({ look }) => look === 'foundNow')?.start ?? null;
  useEffect(() => {
    const area = field.current;
    const letters = sought === null ? null : under.current?.querySelector('.np-mark-foundNow');
    if (!area || !letters) return;
    const [inside, mark] = [area.getBoundingClientRect(), letters.getBoundingClientRect()];
    if (mark.top < inside.top || mark.bottom > inside.bottom) area.scrollTop += mark.top - inside.top - area.clientHeight / 3;
  }, [field, sought]);

  const room = width === null ? undefined : { width };
  return (
    <>
      <div className="np-layer" ref={under} aria-hidden style={room}>
        <div className="np-layer-text">
          {pieces.map(drawPiece)}
          {LINE_END}
        </div>
      </div>
      {carets.length > 0 && (
        <div className="np-layer np-layer-over" ref={over} aria-hidden style={room}>
          <div className="np-layer-text">
            {standing.map(drawPiece)}
            {LINE_END}
          </div>
        </div>
      )}
    </>
  );
});

const drawPiece = (piece: Piece) => {
  if (piece.kind === 'caret') {
    const { key, at, name, colour } = piece.caret;
    // Drawn anew where it moves, so that its name is seen again for a while.
    return <span key={`${key} ${at}`} className="np-caret" style={colourOf(colour)} data-name={name} />;
  }
  const { marks, start, text } = piece;
  if (marks.length === 0) return text;
  return (
    <span
      key={start}
      className={[...new Set(marks.map(({ look }) => `np-mark-${look}`))].join(' ')}
      data-marks={marks.flatMap(({ id }) => id ?? []).join(' ')}
      style={colourOf(marks.find(({ colour }) => colour)?.colour)}
    >
      {text}
    </span>
  );
};

/** A line that ends the text has no height of its own in a div. */
const LINE_END = '\u200b';

const colourOf = (colour: string | undefined): CSSProperties | undefined =>
  colour === undefined ? undefined : ({ '--np-whose': colour } as CSSProperties);

const markUnder = (layer: HTMLElement | null, x: number, y: number): string | null => {
  for (const element of layer?.querySelectorAll<HTMLElement>('[data-marks]') ?? []) {
    const id = element.dataset.marks?.split(' ')[0];
    if (id && [...element.getClientRects()].some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)) return id;
  }
  return null;
};
