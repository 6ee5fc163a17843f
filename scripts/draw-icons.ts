// Draws addin/public/icons/icon-*.png from our own SVGs with the tests' Chromium: npx tsx scripts/draw-icons.ts
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from '../test/browser.ts';

const icons = fileURLToPath(new URL('../addin/public/icons/', import.meta.url));
const browser = await launchBrowser();
try {
  const page = await browser.newPage();
  for (const size of [16, 20, 24, 32, 40, 48, 64, 80]) {
    const svg = readFileSync(`${icons}${size <= 24 ? 'icon-small' : 'icon'}.svg`, 'utf8');
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`);
    writeFileSync(`${icons}icon-${size}.png`, await page.screenshot({ omitBackground: true }));
  }
} finally {
  await browser.close();
}
