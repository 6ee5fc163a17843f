// Draws a view in jsdom with the pane's theme and words, as App.tsx does. Used by the tests of the views.
import { act, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { Lang } from '#shared/i18n/translate';
import { ThemeRoot } from '../../../addin/pane/theme.tsx';
import { WordsProvider } from '../../../addin/pane/words.tsx';
import { until } from '../until.ts';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let roots: Root[] = [];

/** The container the view was drawn into. */
export const draw = async (view: ReactNode, lang: Lang = 'zh'): Promise<HTMLElement> => {
  const container = document.body.appendChild(document.createElement('div'));
  const root = createRoot(container);
  roots.push(root);
  await act(async () => {
    root.render(
      <WordsProvider lang={lang} setLang={() => {}}>
        <ThemeRoot>{view}</ThemeRoot>
      </WordsProvider>,
    );
  });
  return container;
};

export const clearDrawn = async (): Promise<void> => {
  await act(async () => {
    for (const root of roots) root.unmount();
  });
  roots = [];
  document.body.replaceChildren();
};

export const click = (element: Element): Promise<void> =>
  act(async () => {
    element.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  });

/** The button, link or summary with this text. */
export const named = (container: HTMLElement, text: string): HTMLElement => {
  const found = [...container.querySelectorAll<HTMLElement>('button, summary, [role="tab"]')].find(
    // A tab carries its words a second time, invisibly, so that it does not change its width when chosen.
    (element) => [text, text + text].includes(element.textContent?.trim() ?? '') || element.getAttribute('aria-label') === text,
  );
  if (!found) throw new Error(`nothing named ${text} in ${container.textContent}`);
  return found;
};

/** Sets a field's text as typing does. */
export const fill = (field: HTMLInputElement | HTMLTextAreaElement, value: string): Promise<void> =>
  act(async () => {
    const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });

/** Lets the view go on until `look` no longer throws. What happens inside act() is drawn only when it ends, hence the small steps. */
export const untilDrawn = (look: () => void): Promise<void> =>
  until(async () => {
    await act(() => new Promise<void>((resolve) => setTimeout(resolve, 0)));
    look();
  });
