// Light or dark, as Excel's own theme is: people choose it in Excel, not in the system. taskpane.tsx makes it, theme.tsx follows it.
// High contrast comes from the system and reaches the pane as forced colours, by itself.

/** The part of Microsoft's `Office` namespace it needs; members are missing on some platforms. */
export type LookOffice = {
  readonly context: {
    readonly officeTheme?: { readonly bodyBackgroundColor?: string; readonly isDarkTheme?: boolean } | undefined;
    readonly document?: {
      readonly addHandlerAsync?: (type: string, handler: () => void, done?: (result: unknown) => void) => void;
    };
  };
  readonly EventType?: { readonly OfficeThemeChanged?: string };
};

export type Look = 'light' | 'dark';

/** Null where Excel does not say: then the pane follows the system. */
export const readLook = ({ context }: Pick<LookOffice, 'context'>): Look | null => {
  const { officeTheme: theme } = context;
  if (!theme) return null;
  if (typeof theme.isDarkTheme === 'boolean') return theme.isDarkTheme ? 'dark' : 'light';
  const [red, green, blue] = (/^#?([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})/i.exec(theme.bodyBackgroundColor ?? '') ?? [])
    .slice(1)
    .map((part) => Number.parseInt(part, 16));
  if (red === undefined || green === undefined || blue === undefined) return null;
  return 0.299 * red + 0.587 * green + 0.114 * blue < 128 ? 'dark' : 'light';
};

/** Calls back when the theme changes: by Excel's event where there is one, and whenever the person comes back to the pane. */
export const watchLook = (office: LookOffice, place: Pick<Window, 'addEventListener'>, onLook: (look: Look | null) => void): void => {
  const read = () => onLook(readLook(office));
  const type = office.EventType?.OfficeThemeChanged;
  try {
    if (type !== undefined) office.context.document?.addHandlerAsync?.(type, read, () => undefined);
  } catch {
    // This Excel does not tell; the person's return does.
  }
  place.addEventListener('focus', read);
  place.addEventListener('pointerenter', read);
  read();
};
