// Signing in by the office's identity provider from inside Excel: providers refuse to be framed, so Office opens a window of its own on
// our dialog.html, which goes to the provider and brings a one-time link back. taskpane.tsx hands it to the sign-in view.
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';

/** The part of Microsoft's `Office` namespace the dialog needs. */
export type DialogOffice = {
  readonly context: {
    readonly ui?: {
      readonly displayDialogAsync: (
        address: string,
        options: { readonly height: number; readonly width: number; readonly promptBeforeOpen: boolean },
        done: (result: DialogResult) => void,
      ) => void;
    };
  };
};

type DialogResult = { readonly status: string; readonly value?: OpenDialog; readonly error?: { readonly code: number } };
type OpenDialog = {
  readonly addEventHandler: (type: string, handler: (told: DialogTold) => void) => void;
  readonly close: () => void;
};
type DialogTold = { readonly message?: string; readonly origin?: string | undefined; readonly error?: number };

/** The sign-in link the dialog brought, or why there is none. `base` is our server's root, with a final slash. */
export const signInByDialog = (office: DialogOffice, base: URL): Promise<Result<string, Message>> =>
  new Promise((resolve) => {
    const { ui } = office.context;
    if (!ui) return resolve(err(message('ribbon.dialog.none')));
    ui.displayDialogAsync(new URL('dialog.html', base).href, { height: 70, width: 40, promptBeforeOpen: false }, (opened) => {
      const dialog = opened.value;
      if (opened.status !== 'succeeded' || !dialog) {
        resolve(
          err(
            opened.error?.code === BLOCKED || opened.error?.code === IGNORED
              ? message('ribbon.dialog.blocked')
              : message('ribbon.dialog.none'),
          ),
        );
        return;
      }
      dialog.addEventHandler('dialogMessageReceived', ({ message: text, origin }) => {
        const link = readHandOver(text, origin, base.origin);
        // What others say is not heard; the dialog stays for the person to go on.
        if (link === null) return;
        dialog.close();
        resolve(ok(link));
      });
      // Closed by the person, or gone to an address that cannot be shown.
      dialog.addEventHandler('dialogEventReceived', () => resolve(err(message('ribbon.dialog.closed'))));
    });
  });

/** The link in a message of our dialog; null for everything else. Older Excels do not tell the origin, and let only ours through. */
export const readHandOver = (text: string | undefined, origin: string | undefined, own: string): string | null => {
  if (text === undefined || text.length > MAX_LENGTH || (origin !== undefined && origin !== own)) return null;
  try {
    const told: unknown = JSON.parse(text);
    if (typeof told !== 'object' || told === null || !('signIn' in told)) return null;
    return typeof told.signIn === 'string' && told.signIn.startsWith('#/sign-in/') ? told.signIn : null;
  } catch {
    return null;
  }
};

/** Office's numbers: a pop-up was blocked; the person declined to have it opened. */
const BLOCKED = 12011;
const IGNORED = 12009;
const MAX_LENGTH = 4000;
