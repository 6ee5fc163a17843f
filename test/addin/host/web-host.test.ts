// @vitest-environment jsdom
// The web host keeps the port's contract, and its table says to assistive software what it shows.
import { describe, expect, test } from 'vitest';
import { toCellId } from '#shared/cell/cell-id';
import { editionByKey } from '#shared/edition/editions';
import { must } from '#shared/result';
import { createWebHost } from '../../../addin/host/web/web-host.ts';
import { describeWorkbookHost } from '../../contract/workbook-host.ts';

const start = () => {
  const container = document.createElement('div');
  document.body.append(container);
  const said: string[] = [];
  const sections: string[] = [];
  const host = createWebHost({
    container,
    lang: 'zh',
    loadCalc: () => import('#shared/calc/evaluate'),
    onNotice: ({ message }) => said.push(message.key),
    onEditSection: (section, paragraph) => sections.push(`${section}/${paragraph}`),
    onUndo: () => {},
    onRedo: () => {},
  });
  const box = must(container.querySelector('textarea'), 'entry box');
  const key = (name: string, more: KeyboardEventInit = {}) =>
    box.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }));
  const cell = (id: string) => must(container.querySelector<HTMLElement>(`[data-cell="${id}"]`), id);
  const text = (element: Element | null) => element?.querySelector('.nb-shown')?.textContent ?? '';
  const type = async (id: Parameters<typeof host.select>[0], entry: string) => {
    await host.select(id);
    if (entry === '') {
      key('Delete');
      return;
    }
    for (const character of entry) {
      if (box.readOnly) key(character);
      else {
        box.value += character;
        box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      }
    }
    key('Enter');
  };
  const close = () => {
    host.close();
    container.remove();
  };
  return { container, host, box, key, cell, text, type, said, sections, close };
};

describeWorkbookHost('the web host', async () => {
  const { container, host, cell, text, type, close } = start();
  const panel = (key: string) => must(container.querySelector(`[id$="-panel-${key}"]`), key);
  return {
    host,
    type,
    close,
    shown: async (id) => text(cell(id)),
    paragraphs: async (section) =>
      panel(section).querySelector('.nb-empty') ? [] : [...panel(section).querySelectorAll('td.nb-text')].map((row) => text(row)),
    title: async () => {
      const [organ, year] = [...panel('cover').querySelectorAll('td.nb-field')].map((field) => text(field));
      return { organ: organ ?? '', year: year ?? '' };
    },
    click: async (id) => {
      cell(id).dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, button: 0 }));
    },
  };
});

describe('the table', () => {
  const NEW = toCellId('requests', 'new', 'natural');
  const TOTAL = toCellId('requests', 'new', 'total');
  const build = async () => {
    const grid = start();
    await grid.host.build(must(editionByKey('2021'), 'edition'), {
      cells: new Map([[NEW, 3]]),
      sections: { preamble: [], '1': ['一段'], '5': [], '6': [] },
      organ: '云岭市档案馆',
      year: 2023,
    });
    return grid;
  };
  const until = async (isTrue: () => boolean) => {
    while (!isTrue()) await new Promise((resolve) => setTimeout(resolve, 5));
  };

  test('is a grid with the merges of the form and named, placed cells', async () => {
    const { cell, container, close } = await build();
    expect(container.querySelectorAll('table[role=grid]')).toHaveLength(8);
    expect(cell(NEW).getAttribute('aria-label')).toBe('一、本年新收政府信息公开申请数量，自然人：3');
    expect(cell(NEW).getAttribute('aria-colindex')).toBe('4');
    expect(cell(NEW).closest('tr')?.getAttribute('aria-rowindex')).toBe('5');
    expect(cell(NEW).getAttribute('aria-readonly')).toBe('false');
    expect(cell(TOTAL).getAttribute('aria-readonly')).toBe('true');
    expect(cell('art20/licensing/decisions').getAttribute('colspan')).toBe('3');
    expect(container.querySelector('th[rowspan="22"]')?.textContent).toBe('三、本年度办理结果');
    close();
  });

  test('totals show an ellipsis until the engine is here, then follow every edit; a failing balance says so in words', async () => {
    const { host, cell, text, container, close } = await build();
    expect(text(cell(TOTAL))).toBe('…');
    await until(() => text(cell(TOTAL)) === '3');
    const failing = [...container.querySelectorAll('.nb-fail')].map((check) => text(check));
    expect(failing).toContain('✗ 差 3');
    await host.write(new Map([[toCellId('requests', 'carriedOut', 'natural'), 3]]));
    await until(() => container.querySelectorAll('[id$="-panel-requests"] .nb-fail').length === 0);
    expect(text(cell(TOTAL))).toBe('3');
    close();
  });

  test('marks are named: lock with its reason, finding, stated total, who is there', async () => {
    const { host, cell, close } = await build();
    await host.lock([{ cell: NEW, reason: '由林晓填写' }]);
    await host.decorate({
      presence: [{ cell: NEW, name: '周宁', colour: 'red;background:url(x)' }],
      flagged: new Map([[NEW, 'error' as const]]),
      stated: new Map([[TOTAL, 12]]),
    });
    expect(cell(NEW).getAttribute('aria-label')).toContain('锁定，必改，周宁在此');
    expect(cell(NEW).title).toBe('由林晓填写');
    expect(cell(NEW).getAttribute('style') ?? '').not.toContain('url');
    expect(cell(TOTAL).getAttribute('aria-label')).toContain('原文 12');
    close();
  });

  test('a paragraph with an open conversation is marked in sight and by name, until it is settled', async () => {
    const { host, container, sections, close } = await build();
    await host.writeSection('1', ['一段', '二段']);
    const rows = () => [...container.querySelectorAll('[id$="-panel-1"] td.nb-text')];
    const plain = { presence: [], flagged: new Map(), stated: new Map() };
    await host.decorate({ ...plain, commentedText: new Map([['1' as const, new Map([[1, 2]])]]) });
    expect(rows().map((row) => row.querySelector('.nb-comment') !== null)).toEqual([false, true]);
    expect(rows().map((row) => row.getAttribute('aria-label'))).toEqual([null, '二段，2 条未解决的批注']);
    host.showSheet('1');
    rows()[1]?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, button: 0 }));
    rows()[1]?.dispatchEvent(new MouseEvent('dblclick', { bubbles: true, cancelable: true }));
    expect(sections).toEqual(['1/1']);
    await host.decorate(plain);
    expect(rows().some((row) => row.querySelector('.nb-comment') !== null || row.hasAttribute('aria-label'))).toBe(false);
    close();
  });

  test('a stated total that differs counts in the verdict on the front sheet until it agrees', async () => {
    const { host, container, text, close } = await build();
    const cover = () => must(container.querySelector('[id$="-panel-cover"]'), 'cover').textContent ?? '';
    await host.decorate({ presence: [], flagged: new Map(), stated: new Map([[TOTAL, 12]]) });
    await until(() => cover().includes('原文合计待核 1 处'));
    expect(text([...container.querySelectorAll('[id$="-panel-cover"] td.nb-field')].at(-1) ?? null)).toBe('1');
    await host.write(new Map([[NEW, 12]]));
    await until(() => cover().includes('原文合计待核 0 处'));
    close();
  });

  test('text of others is never markup', async () => {
    const { host, container, close } = await build();
    await host.writeSection('5', ['<img src=x onerror=alert(1)>']);
    await host.writeTitle('<b>局</b>', 2023);
    expect(container.querySelector('img, b')).toBeNull();
    close();
  });
});
