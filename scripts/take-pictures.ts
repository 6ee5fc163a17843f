// Takes the pictures of the handbook, in Chinese and in English, and the one of the README, each language from a freshly started demo:
// `npm run pictures`, after a build (npm run build). docs/guide.zh.md and docs/guide.en.md name the files; guide-pictures.ts goes through the journeys.
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { takePictures } from './guide-pictures.ts';

const images = fileURLToPath(new URL('../docs/images/', import.meta.url));
for (const [lang, name] of [
  ['zh', 'guide'],
  ['en', 'guide-en'],
] as const) {
  const folder = `${images}${name}/`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await takePictures({ lang, folder, readme: lang === 'zh' ? `${images}web.png` : null });
  for (const file of readdirSync(folder)) process.stdout.write(`${name}/${file} ${Math.round(statSync(folder + file).size / 1024)} KB\n`);
}
