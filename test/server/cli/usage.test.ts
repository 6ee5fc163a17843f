// Bad usage and unreadable input: exit code 2 and one clear line, never a stack trace.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCommand } from './run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'nianbao-usage-'));
const file = (name: string) => join(folder, name);

beforeAll(() => {
  writeFileSync(file('empty.txt'), '');
  writeFileSync(file('binary.txt'), Buffer.from([0, 1, 2, 255, 254, 0, 0, 7, 0]));
  writeFileSync(file('huge.txt'), Buffer.alloc(50_000_000, 0x61));
  writeFileSync(file('letter.txt'), '各科室：\n请于周五前报送材料。\n');
  writeFileSync(
    file('old.txt'),
    '青禾县档案馆2017年政府信息公开工作年度报告\n\n一、概述\n2017年主动公开政府信息数120条。\n二、主动公开情况\n',
  );
  writeFileSync(file('broken.json'), '{"schema": 1, "edition": ');
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('unreadable input', () => {
  test.each(['empty.txt', 'binary.txt', 'huge.txt', 'letter.txt', 'old.txt', 'broken.json', 'absent.txt'])(
    '%s ends with 2 and one line',
    async (name) => {
      for (const command of ['import', 'check', 'publish']) {
        const { code, err, out } = await runCommand([command, file(name)]);
        expect(code).toBe(2);
        expect(out).toBe('');
        expect(err.split('\n')).toHaveLength(1);
        expect(err).toContain(name);
        expect(err).not.toMatch(/\bat .*:\d+:\d+|Error:/);
      }
    },
  );

  test('more than the limit on standard input is said with the limit, not with how much was read', async () => {
    for (const [lang, limit] of [
      ['zh', '超过 20 MB 的上限'],
      ['en', 'exceeds the limit of 20 MB'],
    ] as const) {
      const { code, err } = await runCommand(['check', '-', '--lang', lang], Buffer.alloc(20_000_001, 0x61));
      expect([code, err.includes(limit)]).toEqual([2, true]);
    }
  });

  test('a folder is named as one', async () => {
    const { code, err } = await runCommand(['check', folder]);
    expect([code, err.includes('文件夹')]).toEqual([2, true]);
  });
});

describe('bad usage', () => {
  const cases: readonly [string, readonly string[]][] = [
    ['an unknown command', ['translate']],
    ['a command without its file', ['check']],
    ['two files where one is read', ['check', 'a.txt', 'b.txt']],
    ['an unknown option', ['check', 'a.txt', '--fast']],
    ['an option without its value', ['publish', 'a.txt', '--out']],
    ['a year before the form', ['new', '--organ', '青禾县档案馆', '--year', '2015']],
    ['a year that is no number', ['new', '--organ', '青禾县档案馆', '--year', '二〇二五']],
    ['an edition that is not for the year', ['new', '--organ', '青禾县档案馆', '--year', '2025', '--edition', '2019']],
    ['a layout there is not', ['publish', 'a.txt', '--layout', 'poem']],
    ['a workbook without a target', ['workbook', 'a.txt']],
  ];
  test.each(cases)('%s ends with 2 and one line in both languages', async (_, argv) => {
    for (const lang of ['zh', 'en']) {
      const { code, err } = await runCommand([...argv, '--lang', lang]);
      expect(code).toBe(2);
      expect(err.split('\n')).toHaveLength(1);
    }
  });
});
