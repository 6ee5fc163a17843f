// The source layout: the very bytes where nothing changed, and only the changed places where something did.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CellId } from '#shared/cell/cell-id';
import type { CellValue } from '#shared/cell/cell-value';
import { translate } from '#shared/i18n/translate';
import { type Report, SECTION_KEYS } from '#shared/report/report';
import { must } from '#shared/result';
import { publishSource } from '#shared/text/publish-source';
import { seedPath, seedsArePresent } from '../../seeds';
import { changedLines, lineOf, refusal, reportOf, text2021, withCell, withSection, write } from './source-edits';
import { sumUp } from './sum-up';

describe.skipIf(!seedsArePresent)('real reports', () => {
  test.each([0, 1, 2, 3, 4])('seed %i unchanged is byte for byte the seed', (number) => {
    const bytes = readFileSync(seedPath(number));
    const written = publishSource(bytes, reportOf(bytes), sumUp);
    expect(written.ok && Buffer.compare(bytes, Buffer.from(written.value))).toBe(0);
  });

  test.each([0, 1, 2, 3, 4])('seed %i: one changed cell changes its line and those of its totals, nothing else', (number) => {
    const bytes = readFileSync(seedPath(number));
    const text = bytes.toString('utf8');
    const report = reportOf(bytes);
    const before = sumUp(report);
    for (const { id, kind } of report.edition.inputs.filter((_, index) => index % 5 === number)) {
      const cell = must(report.cells.get(id), id);
      const edited = withCell(report, id, kind === 'amount' ? '12.75' : Number(cell.value ?? 0) + 3);
      const written = publishSource(bytes, edited, sumUp);
      if (!written.ok) {
        expect([id, written.error.key]).toEqual([id, cell.line === null ? 'layout.noRow' : 'a refusal of a row that is there']);
        continue;
      }
      const after = sumUp(edited);
      const totals = report.edition.computed.filter((total) => before.get(total.id) !== after.get(total.id));
      const own = [id, ...totals.map((total) => total.id)].map((each) => report.cells.get(each)?.line ?? 0);
      const lines = changedLines(text, Buffer.from(written.value).toString('utf8'));
      expect([id, lines]).toEqual([id, [...new Set(own)].sort((a, b) => a - b)]);
    }
  });

  test.each([0, 1, 2, 3, 4])('seed %i: one changed word in each paragraph changes the line it stands on', (number) => {
    const bytes = readFileSync(seedPath(number));
    const report = reportOf(bytes);
    for (const key of SECTION_KEYS) {
      for (const index of report.sections[key].keys()) {
        const edited = withSection(report, key, (all) =>
          all.map((text, at) => (at === index ? text.replace(/[，。、）)]/, '并且$&') : text)),
        );
        if (edited.sections[key][index] === report.sections[key][index]) continue;
        const after = write(bytes, edited);
        expect([key, index, changedLines(bytes.toString('utf8'), after).length]).toEqual([key, index, 1]);
        expect(reportOf(Buffer.from(after)).sections).toEqual(edited.sections);
      }
    }
  });

  test('seed 002: its wrong total corrected to 1 changes that one line; taken back, the formula gives the same', () => {
    const bytes = readFileSync(seedPath(2));
    const report = reportOf(bytes);
    const line = must(report.cells.get('requests/processed/total' as CellId)?.line, 'line');
    for (const value of [1, null]) {
      const after = write(bytes, withCell(report, 'requests/processed/total', value));
      expect(changedLines(bytes.toString('utf8'), after)).toEqual([line]);
      expect(after.split('\n')[line - 1]).toBe('\t1');
    }
  });
});

describe('the bytes of the source', () => {
  const utf16 = (text: string, big: boolean): Buffer => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le');
    return big ? bytes.swap16() : bytes;
  };
  const edited = (report: Report) =>
    withCell(
      withSection(report, '6', (all) => [...all.slice(0, -1), `${all.at(-1)}龘`]),
      'art20/rules/issued',
      41,
    );

  test.each([
    ['UTF-8 with byte order mark', Buffer.from(`\ufeff${text2021}`), 'utf-8'],
    ['CRLF', Buffer.from(text2021.replaceAll('\n', '\r\n')), 'utf-8'],
    ['CR', Buffer.from(text2021.replaceAll('\n', '\r')), 'utf-8'],
    ['no line end at the end', Buffer.from(text2021.trimEnd()), 'utf-8'],
    ['UTF-16 little endian', utf16(text2021, false), 'utf-16le'],
    ['UTF-16 big endian', utf16(text2021, true), 'utf-16be'],
    ['characters of four bytes', Buffer.from(text2021.replaceAll('公开', '𠀀公开𠀁')), 'utf-8'],
    ['invisible characters', Buffer.from(text2021.replaceAll('\t0', '\t\u200b0').replaceAll('，', '，\u00a0\u200b')), 'utf-8'],
  ])('%s: unchanged the same bytes, changed the same encoding', (_, bytes, encoding) => {
    const report = reportOf(bytes);
    const same = publishSource(bytes, report, sumUp);
    expect(same.ok && Buffer.compare(bytes, Buffer.from(same.value))).toBe(0);
    const written = publishSource(bytes, edited(report), sumUp);
    if (!written.ok) throw new Error(translate('en', written.error));
    const [old, now] = [bytes, written.value].map((each) => new TextDecoder(encoding, { ignoreBOM: true }).decode(each).split(/\r\n?|\n/));
    const changed = must(now, 'lines').filter((line, index) => line !== old?.[index]);
    expect(changed).toEqual([expect.stringMatching(/^规章\t\u200b?41\t/), expect.stringMatching(/龘$/)]);
    expect(reportOf(written.value).cells.get('art20/rules/issued' as CellId)?.value).toBe(41);
  });

  test('GB18030 stays GB18030; a character it lacks refuses', () => {
    const codes = new Map<string, readonly number[]>();
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const char = new TextDecoder('gb18030').decode(Uint8Array.of(lead, trail));
        if (!codes.has(char)) codes.set(char, [lead, trail]);
      }
    }
    const bytes = Uint8Array.from([...text2021].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : (codes.get(char) ?? [63]))));
    const report = reportOf(bytes);
    const same = publishSource(bytes, report, sumUp);
    expect(same.ok && Buffer.compare(bytes, Buffer.from(same.value))).toBe(0);
    const written = publishSource(bytes, edited(report), sumUp);
    if (!written.ok) throw new Error(translate('en', written.error));
    expect(reportOf(written.value).sections).toEqual(edited(report).sections);
    expect(written.value.length - bytes.length).toBeLessThan(6);
    const odd = withSection(report, '6', (all) => [...all, '另有𠀀一处。']);
    expect(refusal(bytes, odd)).toBe('layout.encoding');
  });
});

describe('figures and words in place', () => {
  const row = (fields: string) => Buffer.from(text2021.replace(/^\t\t2\.重复申请\t.*$/m, `\t\t2.重复申请\t${fields}`));
  const rowAfter = (fields: string, id: string, value: CellValue | null, note?: string | null): string => {
    const bytes = row(fields);
    const after = write(bytes, withCell(reportOf(bytes), `requests/rejected2/${id}`, value, note));
    return must(after.split('\n')[lineOf(after, '2.重复申请') - 1], 'row').slice('\t\t2.重复申请\t'.length);
  };

  test('a note, a unit and the other figures of the row stay as they are written', () => {
    expect(rowAfter('22（其中修订16件）\t０\t1,234\t0\t0\t0\t1256', 'natural', 23)).toBe('23（其中修订16件）\t０\t1,234\t0\t0\t0\t1257');
    expect(rowAfter('3件\t0\t0\t0\t0\t0\t3', 'natural', 5)).toBe('5件\t0\t0\t0\t0\t0\t5');
    expect(rowAfter('3件\t0\t0\t0\t0\t0\t3', 'natural', 3, '另说')).toBe('3件（另说）\t0\t0\t0\t0\t0\t3');
    expect(rowAfter('22（其中修订16件）\t0\t0\t0\t0\t0\t22', 'natural', 22, null)).toBe('22\t0\t0\t0\t0\t0\t22');
    expect(rowAfter('22\t0\t0\t0\t0\t0\t22', 'company', 0, '新注')).toBe('22\t0（新注）\t0\t0\t0\t0\t22');
  });

  test('a blank and a dash take a figure where they stand', () => {
    expect(rowAfter('1\t\t0\t0\t0\t0\t1', 'company', 2)).toBe('1\t2\t0\t0\t0\t0\t3');
    expect(rowAfter('1\t—\t0\t0\t0\t0\t1', 'company', 2)).toBe('1\t2\t0\t0\t0\t0\t3');
    expect(rowAfter('1\t无\t0\t0\t0\t0\t1', 'company', 0)).toBe('1\t0\t0\t0\t0\t0\t1');
  });

  test('a row that is repeated is changed in both places', () => {
    const bytes = Buffer.from(text2021.replace(/^\t\t2\.重复申请\t.*$/m, '$&\n$&'));
    const report = reportOf(bytes);
    const after = write(bytes, withCell(report, 'requests/rejected2/natural', 99));
    expect(after.match(/2\.重复申请\t99\t/g)).toHaveLength(2);
  });

  test('a cell the source has no row for refuses and is named', () => {
    const bytes = Buffer.from(text2021.replace(/^\t\t2\.重复申请\t.*\n/m, ''));
    const written = publishSource(bytes, withCell(reportOf(bytes), 'requests/rejected2/natural', 4), sumUp);
    expect(written.ok ? '' : translate('zh', written.error)).toMatch(/“重复申请·自然人”|2\.重复申请·自然人/);
  });

  test('a total that was stated wrong stays as it was while nothing under it changes', () => {
    const bytes = Buffer.from(text2021.replace(/^(\t（七）总计\t)(\d+)/m, '$17777'));
    const report = reportOf(bytes);
    expect(write(bytes, report)).toContain('（七）总计\t7777');
    expect(write(bytes, withCell(report, 'art20/rules/issued', 6))).toContain('（七）总计\t7777');
    expect(write(bytes, withCell(report, 'requests/processed/natural', null))).not.toContain('7777');
  });

  test('a mark or a page break inside a paragraph stays where it is', () => {
    const [first, second] = ['**一是**认真组织学习培训，切实提高业务能力，确保各项工作有人抓、', '有人管，全年培训十二次。'];
    const source = text2021.replace(/(六、其他需要报告的事项\n\n)/, `$1${first}\n— 7 —\n${second}\n\n`);
    const bytes = Buffer.from(source);
    const report = reportOf(bytes);
    expect(report.sections['6'][0]).toBe(first.replaceAll('*', '') + second);
    const after = write(
      bytes,
      withSection(report, '6', (all) => all.map((text) => text.replace('一是', '第一，').replace('十二次', '十三次'))),
    );
    expect(after).toContain('**第一，**认真组织');
    expect(after).toContain('有人抓、\n— 7 —\n有人管，全年培训十三次。');
  });

  test('paragraphs are added and removed with the spacing of their neighbours', () => {
    for (const newline of ['\n', '\r\n']) {
      const bytes = Buffer.from(`${text2021} `.replace(/\n\n/g, '\n\n　　').replaceAll('\n', newline));
      const report = reportOf(bytes);
      const before = bytes.toString('utf8');
      const added = write(
        bytes,
        withSection(report, '5', (all) => [...all, '三是继续加强学习。']),
      );
      expect(added.length - before.length).toBe(newline.length * 2 + '　　三是继续加强学习。'.length);
      expect(added).toContain(`${newline}${newline}　　三是继续加强学习。${newline}`);
      const removed = write(
        bytes,
        withSection(report, '1', (all) => all.slice(1)),
      );
      expect(before.length - removed.length).toBe(newline.length * 2 + 2 + must(report.sections['1'][0], 'paragraph').length);
      const none = write(
        bytes,
        withSection(report, '6', () => []),
      );
      expect(reportOf(Buffer.from(none)).sections['6']).toEqual([]);
      expect(
        write(
          Buffer.from(none),
          withSection(reportOf(Buffer.from(none)), '6', () => ['没有其他事项。']),
        ),
      ).toContain('没有其他事项。');
    }
  });

  test('a paragraph added to a section whose heading is missing refuses and names the section', () => {
    const bytes = Buffer.from(`${text2021.slice(0, text2021.indexOf('六、其他'))} `);
    const written = publishSource(
      bytes,
      withSection(reportOf(bytes), '6', () => ['没有其他事项。']),
      sumUp,
    );
    expect(written.ok ? '' : translate('zh', written.error)).toContain('六、其他需要报告的事项');
  });

  test('organ and year are changed in the title where it states them', () => {
    const bytes = Buffer.from(text2021);
    const report = reportOf(bytes);
    const after = write(bytes, { ...report, organ: '云岫市交通局', year: 2024 });
    expect(changedLines(text2021, after)).toEqual([1]);
    expect(reportOf(Buffer.from(after))).toMatchObject({ organ: '云岫市交通局', year: 2024 });
    const untitled = Buffer.from(text2021.slice(text2021.indexOf('\n')));
    expect(refusal(untitled, { ...reportOf(untitled), organ: '云岫市交通局' })).toBe('layout.noTitlePlace');
  });
});
