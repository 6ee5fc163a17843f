// @vitest-environment jsdom
// A screen that takes another's place never gets the other's part.
import { act, useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import { LazyPart } from '../../../addin/pane/LazyPart.tsx';
import { clearDrawn, click, draw, named, untilDrawn } from './draw.tsx';

afterEach(clearDrawn);

const loadFirst = async () => ({ text: 'first' });
const loadSecond = async () => ({ text: 'second' });

const Screens = () => {
  const [isSecond, setIsSecond] = useState(false);
  return (
    <>
      <button type="button" onClick={() => setIsSecond(true)}>
        next
      </button>
      {isSecond ? (
        <LazyPart load={loadSecond}>{({ text }) => <p>{text === 'second' ? text : 'mixed up'}</p>}</LazyPart>
      ) : (
        <LazyPart load={loadFirst}>{({ text }) => <p>{text}</p>}</LazyPart>
      )}
    </>
  );
};

test('another part is waited for, not drawn with what the one before had loaded', async () => {
  const view = await draw(<Screens />);
  await untilDrawn(() => expect(view.querySelector('p')?.textContent).toBe('first'));
  const seen: string[] = [];
  const watcher = new MutationObserver(() => seen.push(view.textContent ?? ''));
  watcher.observe(view, { childList: true, characterData: true, subtree: true });
  await click(named(view, 'next'));
  await untilDrawn(() => expect(view.querySelector('p')?.textContent).toBe('second'));
  await act(async () => {});
  watcher.disconnect();
  expect(seen.join()).not.toContain('mixed up');
});
