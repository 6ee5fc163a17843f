// The page of advice for old Excels: what an old view cannot read may not be in it.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { describe, expect, test } from 'vitest';

const path = (relative: string): string => fileURLToPath(new URL(`../../${relative}`, import.meta.url));

describe('the page for old Excels', () => {
  const page = readFileSync(path('addin/public/too-old.html'), 'utf8');

  test('is plain: no script, nothing from elsewhere, styles that an old view understands', () => {
    expect(page).not.toMatch(/<script|\son\w+=|https?:|<(main|section|article|dialog|template)\b/i);
    const styles = readFileSync(path('addin/public/too-old.css'), 'utf8');
    expect(styles).not.toMatch(/var\(|grid|flex|@import|@media|:is\(|calc\(/);
  });

  test('the one line of script that leads there is as old views read it', () => {
    const script = readFileSync(path('addin/public/too-old.js'), 'utf8');
    const options = { charset: 'utf8', legalComments: 'inline', minify: false } as const;
    // esbuild cannot write let, const or arrows as ES5, and rewrites the rest: what passes unchanged is ES5.
    const { code } = transformSync(script, { ...options, target: 'es5' });
    expect(code).toBe(transformSync(script, { ...options, target: 'esnext' }).code);
    expect(() => transformSync('const a = () => 1;', { ...options, target: 'es5' })).toThrow();
    expect(script).toContain("window.location.replace('too-old.html')");
  });

  test('says what is needed in both languages and offers the web version', () => {
    expect(page).toContain('Excel 2021');
    expect(page).toContain('打开网页版');
    expect(page).toContain('Open the web version');
    expect(page).toContain('href="web"');
  });
});
