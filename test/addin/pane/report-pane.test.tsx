// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { toCellId } from '#shared/cell/cell-id';
import { setCells, setSectionText } from '#shared/document/commands';
import { hostOrigin } from '#shared/document/origin';
import { editionByKey } from '#shared/edition/editions';
import type { Lang } from '#shared/i18n/translate';
import { must } from '#shared/result';
import { ReportPane } from '../../../addin/pane/ReportPane.tsx';
import { SavedSign } from '../../../addin/pane/SavedSign.tsx';
import { type Desk, openDesk } from '../../../addin/state/desk.ts';
import { importJudge } from '../../../addin/state/import-judge.ts';
import { fillReport, localSession } from '../local-session.ts';
import { clearDrawn, click, draw, named, untilDrawn } from './draw.tsx';
import { peopleApi } from './people-api.ts';

const EDITION = must(editionByKey('2021'), 'edition 2021');
const NEW = toCellId('requests', 'new', 'natural');
const nothing = () => {};
let desk: Desk | null = null;
afterEach(async () => {
  await clearDrawn();
  desk?.close();
});

const drawPane = async (lang: Lang = 'zh', fill = true) => {
  const session = localSession();
  if (fill) fillReport(session.report.get());
  const opened = openDesk(session, importJudge);
  desk = opened;
  const pane = await draw(
    <ReportPane desk={opened} onCell={nothing} onPane={nothing} onReports={nothing} onSignOut={nothing} peopleApi={peopleApi()} />,
    lang,
  );
  return { pane, session, desk: opened };
};

const shows = (pane: HTMLElement, text: string) =>
  untilDrawn(() => {
    if (!pane.textContent?.includes(text)) throw new Error(`no “${text}” in ${pane.textContent}`);
  });

describe('the task pane', () => {
  test('the verdict stands first, is announced, and gives the balances', async () => {
    const { pane } = await drawPane();
    await shows(pane, '可以公布');
    expect(pane.querySelector('.np-verdict [role="status"]')?.textContent).toBe('可以公布');
    // Read aloud once it has stood still for a moment: not at each key.
    await untilDrawn(() => expect(pane.querySelector('.np-verdict [role="status"]')?.getAttribute('aria-busy')).toBe('false'));
    expect(pane.querySelector('.np-verdict')?.textContent).toContain('42/42 平衡');
  });

  test('[R3] an unbalanced column is one finding with several ways; one of them is taken with one click and can be undone', async () => {
    const { pane, session } = await drawPane();
    await act(async () => setCells(session.report.get(), EDITION, new Map([[NEW, 3]]), hostOrigin('typed')));
    await shows(pane, '还差 1 项必改');
    expect(pane.querySelectorAll('.np-finding')).toHaveLength(1);
    // Nobody can say which is right: no way stands before the others, each shows what it changes, and none is passed over in silence.
    const card = must(pane.querySelector('.np-finding'), 'card');
    const ways = [...card.querySelectorAll('.np-ways .np-row')];
    expect(ways.map((way) => /\d+ → \d+/.exec(way.textContent ?? '')?.[0])).toContain('3 → 0');
    expect(card.querySelectorAll('.np-finding-actions button')).toHaveLength(1);
    expect(new Set(ways.map((way) => way.querySelector('.fui-Button')?.className)).size).toBe(1);
    const named = Number(/改法有 (\d+) 种，只会/.exec(card.textContent ?? '')?.[1]);
    const unlisted = Number(/另有 (\d+) 种/.exec(card.textContent ?? '')?.[1] ?? 0);
    expect(ways.length + unlisted).toBe(named);
    const adopt = must(
      [...pane.querySelectorAll('.np-finding button')].find((button) => button.getAttribute('aria-label')?.includes('一、本年新收')),
      'adopt button',
    );
    await click(adopt);
    await shows(pane, '可以公布');
    expect(session.report.get().cells.get(NEW)).toBe(0);
    await shows(pane, '已采纳，可撤销。');
    await act(async () => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }));
    });
    expect(session.report.get().cells.get(NEW)).toBe(3);
  });

  test('F8 walks the findings and Shift+F8 goes back', async () => {
    const { pane } = await drawPane('zh', false);
    await shows(pane, '必改');
    const findings = pane.querySelectorAll('.np-finding');
    const current = () => [...findings].findIndex((item) => item.getAttribute('aria-current') === 'true');
    const press = (shiftKey: boolean) =>
      act(async () => {
        window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', shiftKey, cancelable: true }));
      });
    await press(true);
    expect(current()).toBe(findings.length - 1);
    await press(false);
    expect(current()).toBe(0);
  });

  test('[N1] a finding about words opens the prose part and selects them, by F8 and from its card; its cells are there too', async () => {
    const { pane, session } = await drawPane();
    const words = '全年新收政府信息公开申请5件';
    await act(async () => setSectionText(session.report.get(), '5', `\n  存在的问题不多。\n\n  ${words}，均已办结。\n`, { kind: 'load' }));
    await shows(pane, '看文字：五、问题与改进，第 2 段');
    const field = () => must(pane.querySelector<HTMLTextAreaElement>('.np-prose textarea'), 'editor');
    const chosen = () => field().value.slice(field().selectionStart, field().selectionEnd);
    await act(async () => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'F8', cancelable: true }));
    });
    await untilDrawn(() => expect(chosen()).toContain('5件'));
    expect(words).toContain(chosen());
    expect(document.activeElement).toBe(field());
    // Coming back to the text by its tab leaves the caret where the person puts it.
    await click(named(pane, '检查'));
    await click(named(pane, '正文'));
    expect(chosen()).toBe('');
    const card = must(pane.querySelector<HTMLElement>('.np-finding'), 'card');
    expect(card.textContent).toContain('5');
    expect([...card.querySelectorAll('details[open] .np-link')].map((link) => link.textContent)).toContain(
      '表三 一、本年新收政府信息公开申请数量 · 总计',
    );
    await click(named(card, '看文字：五、问题与改进，第 2 段'));
    await untilDrawn(() => expect(chosen()).toContain('5件'));
  });

  test('[C1] blanks are answered with 0 only on the person’s word, and only their own', async () => {
    const { pane, session } = await drawPane('zh', false);
    await act(async () => {
      const me = { id: 'p1', name: '周敏', role: 'preparer' as const, assigned: ['disputes'] };
      session.me.set(me);
      session.people.set([me]);
      session.access.set({ people: [me] });
    });
    await shows(pane, '12 格已填 0 格，还空 12 格');
    await shows(pane, '确认 12 格为 0');
    await click(named(pane, '确认 12 格为 0'));
    await shows(pane, '12 格都已填写');
    expect(session.report.get().cells.size).toBe(12);
  });

  test('a suggestion for somebody else’s cell is shown with the owner’s name and not taken', async () => {
    const { pane, session } = await drawPane();
    await act(async () => {
      const me = { id: 'p1', name: '周敏', role: 'preparer' as const, assigned: ['disputes'] };
      session.me.set(me);
      const people = [me, { id: 'p2', name: '王强', role: 'preparer' as const, assigned: ['requests'] }];
      session.people.set(people);
      session.access.set({ people });
      setCells(session.report.get(), EDITION, new Map([[NEW, 3]]), { kind: 'load' });
    });
    await shows(pane, '还差 1 项必改');
    const adopt = must(pane.querySelector<HTMLElement>('.np-ways button[aria-disabled="true"]'), 'disabled adopt button');
    expect(adopt.title).toContain('王强');
    await click(adopt);
    expect(session.report.get().cells.get(NEW)).toBe(3);
  });

  test('changes not accepted stay in sight with value and reason until dismissed', async () => {
    const { pane, session } = await drawPane();
    await act(async () =>
      session.refused.set([{ id: 'x', place: '规章，本年制发件数', cell: null, value: '17', reason: '这一处由王强填写。' }]),
    );
    expect(pane.querySelector('.np-refused')?.textContent).toContain('17');
    expect(pane.querySelector('.np-refused')?.textContent).toContain('这一处由王强填写。');
    await click(named(pane, '知道了，移除：规章，本年制发件数'));
    expect(pane.querySelector('.np-refused')).toBeNull();
  });

  test('a blocked report offers no text to publish and names what is open', async () => {
    const { pane } = await drawPane('zh', false);
    await shows(pane, '必改');
    await click(named(pane, '公布'));
    await shows(pane, '还不能公布');
    expect(pane.textContent).not.toContain('下载文本');
    expect(pane.textContent).toContain('工作底稿');
  });

  test('a publishable report shows the proved standard text', async () => {
    const { pane } = await drawPane();
    await shows(pane, '可以公布');
    await click(named(pane, '公布'));
    await shows(pane, '云溪市水务局2024年政府信息公开工作年度报告');
    expect(pane.querySelector('pre')?.textContent).toContain('一、总体情况');
  });

  test('a reviewer reads the prose and is told why it cannot be changed', async () => {
    const { pane, session } = await drawPane();
    await act(async () => session.me.set({ id: 'p1', name: '陈处', role: 'reviewer', assigned: [] }));
    await click(named(pane, '正文'));
    const textarea = must(pane.querySelector('textarea'), 'textarea');
    expect(textarea.readOnly).toBe(true);
    expect(textarea.value).toBe('全年工作平稳有序。');
    expect(pane.textContent).toContain('您是审核人');
  });

  test('every sentence of the pane has its English', async () => {
    const { pane } = await drawPane('en');
    await shows(pane, 'Ready to publish');
    expect(named(pane, 'Publish')).toBeTruthy();
  });
});

test.each([
  [{ kind: 'saved' as const }, '已保存'],
  [{ kind: 'saving' as const, pending: 2 }, '保存中'],
  [{ kind: 'offline' as const, pending: 3, reason: { key: 'pane.api.unreachable' as const, parameters: {} } }, '离线（3 处待同步）'],
  [{ kind: 'stopped' as const, pending: 0, reason: { key: 'pane.api.signedOut' as const, parameters: {} } }, '已停止'],
])('the saved state %j reads %s', async (saved, words) => {
  const sign = await draw(<SavedSign saved={saved} />);
  expect(sign.querySelector('[role="status"]')?.textContent).toBe(words);
});
