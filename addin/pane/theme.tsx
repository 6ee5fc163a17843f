// Fluent's theme with our few own tokens: an official blue, Chinese fonts first in line where they are needed, light and dark
// as Excel or the system has it. App.tsx wraps everything in it.
import { type BrandVariants, createDarkTheme, createLightTheme, FluentProvider, type Theme } from '@fluentui/react-components';
import { type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { useWatched } from '../state/watched.ts';
import type { Watched } from '../sync/session-state.ts';

export type Look = 'light' | 'dark';

/** `look` follows the surroundings; without it, or while it is null, the system. */
export const ThemeRoot = ({ look = NO_LOOK, children }: { look?: Watched<Look | null>; children: ReactNode }) => {
  const isSystemDark = useSyncExternalStore(subscribeDark, readDark, () => false);
  const told = useWatched(look);
  const isDark = told === null ? isSystemDark : told === 'dark';
  // What the browser draws by itself (scroll bars, the page behind) follows too.
  useEffect(() => {
    if (look !== NO_LOOK) document.documentElement.style.colorScheme = told ?? '';
  }, [look, told]);
  return (
    <FluentProvider theme={isDark ? DARK : LIGHT} className={`np-theme ${isDark ? 'np-dark' : 'np-light'}`}>
      {children}
    </FluentProvider>
  );
};

const NO_LOOK: Watched<Look | null> = { get: () => null, subscribe: () => () => {} };

const darkQuery = (): MediaQueryList | null => (typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null);

const readDark = (): boolean => darkQuery()?.matches ?? false;

const subscribeDark = (listener: () => void): (() => void) => {
  const query = darkQuery();
  query?.addEventListener('change', listener);
  return () => query?.removeEventListener('change', listener);
};

const BRAND: BrandVariants = {
  10: '#020408',
  20: '#0c1a2b',
  30: '#102b49',
  40: '#123860',
  50: '#154577',
  60: '#18528e',
  70: '#1a5fa4',
  80: '#1d63ad',
  90: '#3a77bb',
  100: '#558bc6',
  110: '#6e9ed1',
  120: '#87b1db',
  130: '#a0c3e4',
  140: '#b8d4ed',
  150: '#cfe3f4',
  160: '#e6f1fa',
};

// Latin letters and digits from the system's own face; Chinese from what Windows, Mac, UOS and Linux bring along.
const FONTS =
  '"Segoe UI", "Helvetica Neue", Arial, "Microsoft YaHei UI", "Microsoft YaHei", "PingFang SC", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei", sans-serif';

const OWN = { fontFamilyBase: FONTS, fontFamilyNumeric: FONTS } satisfies Partial<Theme>;

const LIGHT: Theme = { ...createLightTheme(BRAND), ...OWN };
const DARK: Theme = {
  ...createDarkTheme(BRAND),
  ...OWN,
  colorBrandForeground1: BRAND[120],
  colorBrandForeground2: BRAND[130],
  // Fluent's own are too faint on the dark paper, under the pointer above all.
  colorNeutralForeground2BrandHover: BRAND[120],
  colorNeutralForeground2BrandPressed: BRAND[110],
  colorNeutralForeground2BrandSelected: BRAND[120],
  colorNeutralForeground3BrandHover: BRAND[120],
  colorNeutralForeground3BrandPressed: BRAND[110],
  colorNeutralForeground3BrandSelected: BRAND[120],
  colorBrandForegroundLink: BRAND[120],
  colorBrandForegroundLinkHover: BRAND[130],
  colorBrandForegroundLinkPressed: BRAND[110],
};
