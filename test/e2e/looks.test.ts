// A few screens against their pictures in looks/, so that a change of the style sheets that moves or hides something is seen. Compared are the
// mean tones of small squares, with room to spare: another machine's letters pass, a lost panel does not. NIANBAO_LOOKS=write takes them anew.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cell, type Person, type Stage, setStage } from './stage.ts';
import { toView } from './views.ts';

const folder = fileURLToPath(new URL('./looks/', import.meta.url));
const output = fileURLToPath(new URL('./output/', import.meta.url));
let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());

type Look = {
  readonly name: string;
  readonly person: Person | null;
  readonly width: number;
  readonly scheme: 'light' | 'dark';
  /** The system's own few colours. */
  readonly isContrast?: boolean;
  readonly to?: (page: Page) => Promise<void>;
};

const table3 = async (page: Page): Promise<void> => {
  await page.locator('.nb-tabs [role=tab]').filter({ hasText: '三、' }).click();
  await cell(page, 'requests/new/natural').filter({ hasText: /\d/ }).waitFor();
};
const narrowTable3 = async (page: Page): Promise<void> => {
  await page.getByRole('tab', { name: '表格' }).click();
  await table3(page);
};
const view = (name: string, shown: string) => async (page: Page) => {
  await toView(page, name);
  await page.locator(shown).first().waitFor();
};

const LOOKS: readonly Look[] = [
  { name: 'sign-in-320', person: null, width: 320, scheme: 'light' },
  { name: 'clerk-1440', person: 'demo-clerk', width: 1440, scheme: 'light', to: table3 },
  { name: 'clerk-1440-dark', person: 'demo-clerk', width: 1440, scheme: 'dark', to: table3 },
  { name: 'clerk-320', person: 'demo-clerk', width: 320, scheme: 'light' },
  { name: 'grid-320-contrast', person: 'demo-clerk', width: 320, scheme: 'dark', isContrast: true, to: narrowTable3 },
  { name: 'supervisor-320-dark', person: 'demo-supervisor', width: 320, scheme: 'dark' },
  { name: 'supervisor-768', person: 'demo-supervisor', width: 768, scheme: 'light' },
  { name: 'prose-320', person: 'demo-clerk', width: 320, scheme: 'light', to: view('正文', '.np-mark-agrees') },
  { name: 'publish-320-dark', person: 'demo-supervisor', width: 320, scheme: 'dark', to: view('公布', 'img.np-poster') },
];

test.each(LOOKS)('$name looks as it did', { timeout: 60_000 }, async ({ name, person, width, scheme, isContrast = false, to }) => {
  const options = {
    viewport: { width, height: width === 320 ? 640 : 800 },
    colorScheme: scheme,
    forcedColors: isContrast ? ('active' as const) : ('none' as const),
    deviceScaleFactor: width === 320 ? 1 : 0.5,
  };
  const page = person === null ? await stage.newPage(options) : await stage.sitDown(person, options);
  if (person === null) await page.goto(`${stage.server.url}/web`);
  await page.locator('.np-theme').waitFor();
  if (person === null) await page.getByRole('textbox').waitFor();
  else await page.getByText('42/42 平衡').waitFor();
  await to?.(page);
  const now = await page.screenshot({ caret: 'hide', animations: 'disabled' });
  const file = `${folder}${name}.png`;
  if (process.env.NIANBAO_LOOKS === 'write') {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, now);
  }
  expect(existsSync(file), `${file}: take it with NIANBAO_LOOKS=write`).toBe(true);
  const share = await differing(await stage.newPage(), [readFileSync(file), now]);
  if (share > MOST) {
    mkdirSync(output, { recursive: true });
    writeFileSync(`${output}${name}.png`, now);
  }
  expect(share, `${output}${name}.png differs from ${file}`).toBeLessThanOrEqual(MOST);
  await page.context().close();
});

test('a screen without its head, or in the other theme, does not pass', { timeout: 60_000 }, async () => {
  const page = await stage.sitDown('demo-clerk', { viewport: { width: 320, height: 640 } });
  const whole = await page.screenshot();
  await page.addStyleTag({ content: '.np-head { display: none !important }' });
  const headless = await page.screenshot();
  const other = await stage.sitDown('demo-clerk', { viewport: { width: 320, height: 640 }, colorScheme: 'dark' });
  const dark = await other.screenshot();
  expect(await differing(page, [whole, whole])).toBe(0);
  expect(await differing(page, [whole, headless])).toBeGreaterThan(MOST);
  expect(await differing(page, [whole, dark])).toBeGreaterThan(MOST);
});

/** The share of squares whose mean tone differs by more than letters of another face would make it. */
const differing = (page: Page, pictures: readonly [Buffer, Buffer]): Promise<number> =>
  page.evaluate(
    async ({ sources, side, tone }) => {
      const [before, after] = await Promise.all(
        sources.map(async (source) => {
          const image = new Image();
          image.src = source;
          await image.decode();
          return image;
        }),
      );
      if (!before || !after || before.width !== after.width || before.height !== after.height) return 1;
      const [columns, rows] = [Math.ceil(before.width / side), Math.ceil(before.height / side)];
      const [one, two] = [before, after].map((image) => {
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [columns, rows];
        const context = canvas.getContext('2d');
        if (!context) return new Uint8ClampedArray();
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, columns, rows);
        return context.getImageData(0, 0, columns, rows).data;
      });
      let count = 0;
      for (let at = 0; at < columns * rows * 4; at += 4)
        if ([0, 1, 2].some((channel) => Math.abs((one?.[at + channel] ?? 0) - (two?.[at + channel] ?? 0)) > tone)) count += 1;
      return count / (columns * rows);
    },
    { sources: pictures.map((picture) => `data:image/png;base64,${picture.toString('base64')}`), side: SIDE, tone: TONE },
  );

const SIDE = 16;
const TONE = 40;
/** At most this share of the squares may differ. */
const MOST = 0.04;
