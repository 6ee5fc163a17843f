// The clipboard without a key: for the menu of a cell. Browsers allow it only on safe pages and when asked; then the keys still work.
import type { Copied } from './cell-actions.ts';

/** What lies on the clipboard; null where the browser does not say. */
export const readSystemClipboard = async (): Promise<Copied | null> => {
  try {
    const [item] = await navigator.clipboard.read();
    const of = async (type: string) => (item?.types.includes(type) ? await (await item.getType(type)).text() : '');
    return { text: await of('text/plain'), html: await of('text/html') };
  } catch {
    // Not every browser reads more than text.
    const text = await readText();
    return text === null ? null : { text, html: '' };
  }
};

/** False where the browser does not let it. */
export const writeSystemClipboard = async ({ text, html }: Copied): Promise<boolean> => {
  try {
    const blob = (part: string, type: string) => new Blob([part], { type });
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob(text, 'text/plain'), 'text/html': blob(html, 'text/html') })]);
    return true;
  } catch {
    return false;
  }
};

const readText = async (): Promise<string | null> => {
  try {
    return await navigator.clipboard.readText();
  } catch {
    return null;
  }
};
