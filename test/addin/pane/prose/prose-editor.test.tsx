// @vitest-environment jsdom
import { act } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { toCellId } from '#shared/cell/cell-id';
import { setCells, setSectionText } from '#shared/document/commands';
import { editionByKey } from '#shared/edition/editions';
import type { Lang } from '#shared/i18n/translate';
import { must, ok } from '#shared/result';
import { ProseTab } from '../../../../addin/pane/ProseTab.tsx';
import { tellCaret } from '../../../../addin/state/carets.ts';
import { type Desk, openDesk } from '../../../../addin/state/desk.ts';
import { importJudge } from '../../../../addin/state/import-judge.ts';
import { LAST_YEAR } from '../../../../server/demo/demo-figures.ts';
import { demoReport } from '../../../../server/demo/seed-demo.ts';
import { reportJson } from '../../../../server/http/report-json.ts';
import { fillReport, localSession } from '../../local-session.ts';
import { clearDrawn, click, draw, fill, named, untilDrawn } from '../draw.tsx';
import { peopleApi } from '../people-api.ts';

const EDITION = must(editionByKey('2021'), 'edition 2021');
const NEW = toCellId('requests', 'new', 'natural');
const OUT = toCellId('requests', 'carriedOut', 'natural');
let desk: Desk | null = null;
afterEach(async () => {
  await clearDrawn();
  desk?.close();
});

/** The prose of a report with 5 new requests, all carried over, in the part of 总体情况. */
const drawProse = async (text: string, lang: Lang = 'zh', readOnly = false) => {
  const session = localSession();
  const report = session.report.get();
  fillReport(report);
  setCells(
    report,
    EDITION,
    new Map([
      [NEW, 5],
      [OUT, 5],
    ]),
    { kind: 'load' },
  );
  setSectionText(report, '1', text, { kind: 'load' });
  if (readOnly) session.me.set({ id: 'p1', name: '陈处', role: 'reviewer', assigned: [] });
  const opened = openDesk(session, importJudge);
  desk = opened;
  const last = { ...demoReport(2023, LAST_YEAR), organ: '云溪市水务局' };
  const api = peopleApi({
    reports: async () => ok([{ id: 'y2023', organ: '云溪市水务局', year: 2023, edition: '2021', role: 'coordinator', updatedAt: '' }]),
    report: async () => ok(JSON.parse(JSON.stringify(reportJson(last)))),
  });
  const asked: string[] = [];
  const selected: string[] = [];
  const pane = await draw(
    <ProseTab desk={{ ...opened, selectCell: (cell) => void selected.push(cell) }} api={api} onCell={() => asked.push('cell')} />,
    lang,
  );
  const field = () => must(pane.querySelector<HTMLTextAreaElement>('.np-prose textarea'), 'editor');
  const caret = (at: number) =>
    act(async () => {
      field().focus();
      field().setSelectionRange(at, at);
      document.dispatchEvent(new Event('selectionchange'));
    });
  const set = (value: number) =>
    act(async () =>
      setCells(
        report,
        EDITION,
        new Map([
          [NEW, value],
          [OUT, value],
        ]),
        { kind: 'load' },
      ),
    );
  return { pane, field, caret, set, session, report, asked, selected };
};

const shows = (pane: HTMLElement, text: string) => untilDrawn(() => expect(pane.textContent).toContain(text));

describe('the prose editor', () => {
  test('[N1] words that differ from the tables are marked, told with both readings at the caret, and lead to the cell', async () => {
    const { pane, caret, asked, selected } = await drawProse('全年新收政府信息公开申请7件，结转下年度继续办理5件。');
    await untilDrawn(() => expect(pane.querySelector('.np-mark-differs')?.textContent).toBe('全年新收政府信息公开申请7件'));
    expect(pane.querySelector('.np-mark-agrees')?.textContent).toContain('5件');
    await shows(pane, '其中 1 处不一致');
    await caret(5);
    await shows(pane, '写的是 7');
    const said = must(pane.querySelector('.np-said'), 'bar');
    expect(said.textContent).toContain('5');
    await click(must(said.querySelector('.np-link'), 'way to the cell'));
    expect([selected, asked]).toEqual([['requests/new/total'], ['cell']]);
  });

  test('the number is put right in the text with one click, undoable', async () => {
    const { pane, caret, field } = await drawProse('全年新收政府信息公开申请7件。');
    await untilDrawn(() => expect(pane.querySelector('.np-mark-differs')).not.toBeNull());
    await caret(5);
    await click(named(pane, '文字改成 5'));
    expect(field().value).toBe('全年新收政府信息公开申请5件。');
    await untilDrawn(() => expect(pane.querySelector('.np-mark-differs')).toBeNull());
    await click(named(pane, '撤销本人对文字的修改'));
    expect(field().value).toBe('全年新收政府信息公开申请7件。');
  });

  test('a sentence from the cells goes in behind the sentence the caret is in, and can be undone', async () => {
    const { pane, caret, field, report } = await drawProse('工作平稳。其余照旧。');
    await caret(2);
    await click(named(pane, '插入数据句'));
    await shows(pane, '全年新收政府信息公开申请5件，上年结转0件。');
    // Last year has come from the server by itself.
    await shows(pane, '比上年');
    await click(
      must(
        [...pane.querySelectorAll('.np-sentence')].find((one) => one.textContent?.startsWith('全年新收政府信息公开申请5件，上年')),
        'sentence',
      ),
    );
    expect(field().value).toBe('工作平稳。全年新收政府信息公开申请5件，上年结转0件。其余照旧。');
    expect(report.section('1').toString()).toBe(field().value);
    await shows(pane, '已插入，可撤销。');
    await click(named(pane, '撤销本人对文字的修改'));
    expect(field().value).toBe('工作平稳。其余照旧。');
  });

  test('when the cells change the sentence is offered for update, never changed by itself, and updated with one click', async () => {
    const { pane, field, set } = await drawProse('全年新收政府信息公开申请5件，上年结转0件。另外的话。');
    await untilDrawn(() => expect(pane.querySelector('.np-mark-agrees')).not.toBeNull());
    expect(pane.querySelector('.np-stale')).toBeNull();
    await set(12);
    await untilDrawn(() => expect(pane.querySelector('.np-stale ins')?.textContent).toBe('12'));
    expect(field().value).toContain('申请5件');
    expect(pane.querySelector('.np-mark-stale')).not.toBeNull();
    await click(named(pane, '更新：全年新收政府信息公开申请12件，上年结转0件。'));
    expect(field().value).toBe('全年新收政府信息公开申请12件，上年结转0件。另外的话。');
    await untilDrawn(() => expect(pane.querySelector('.np-stale')).toBeNull());
    await click(named(pane, '撤销本人对文字的修改'));
    expect(field().value).toContain('申请5件');
  });

  test('“not now” is kept until the cells say something new', async () => {
    const { pane, set } = await drawProse('全年新收政府信息公开申请5件，上年结转0件。');
    await set(12);
    await untilDrawn(() => expect(pane.querySelector('.np-stale')).not.toBeNull());
    await click(named(pane, '先不更新'));
    expect(pane.querySelector('.np-stale')).toBeNull();
    await set(13);
    await untilDrawn(() => expect(pane.querySelector('.np-stale ins')?.textContent).toBe('13'));
  });

  test('find and replace counts, walks, replaces one and all as steps of undo', async () => {
    const { pane, field, caret } = await drawProse('公开甲公开乙公开');
    await caret(0);
    await click(named(pane, '查找替换'));
    await untilDrawn(() => expect(pane.querySelectorAll('.np-find-field')).toHaveLength(2));
    const [what, put] = [...pane.querySelectorAll<HTMLInputElement>('.np-find-field')];
    await fill(must(what, 'what'), '公开');
    await shows(pane, '第 1 处，本部分共 3 处');
    expect(pane.querySelectorAll('.np-mark-found')).toHaveLength(2);
    expect(pane.querySelectorAll('.np-mark-foundNow')).toHaveLength(1);
    await fill(must(put, 'with'), '发布');
    await click(named(pane, '替换'));
    expect(field().value).toBe('发布甲公开乙公开');
    await click(named(pane, '全部替换'));
    expect(field().value).toBe('发布甲发布乙发布');
    await shows(pane, '已替换 2 处');
    await click(named(pane, '撤销本人对文字的修改'));
    expect(field().value).toBe('发布甲公开乙公开');
    await click(named(pane, '撤销本人对文字的修改'));
    expect(field().value).toBe('公开甲公开乙公开');
  });

  test('undo of a part is still there after looking at another part, and takes back nothing of others', async () => {
    const { pane, field, caret, report } = await drawProse('甲乙。');
    await caret(3);
    await fill(field(), '甲乙。我写的。');
    await act(async () => report.section('1').insert(0, '别人写的。'));
    const part = async (index: number) => click(must(pane.querySelectorAll('input[name="np-section"]')[index], 'part'));
    await part(2);
    await part(1);
    expect(field().value).toBe('别人写的。甲乙。我写的。');
    await click(named(pane, '撤销本人对文字的修改'));
    expect(field().value).toBe('别人写的。甲乙。');
    await click(named(pane, '撤销本人对文字的修改'));
    expect(field().value).toBe('别人写的。甲乙。');
    await click(named(pane, '重做'));
    expect(field().value).toBe('别人写的。甲乙。我写的。');
  });

  test('who may not write may search and compare, and nothing else', async () => {
    const { pane, field, set } = await drawProse('全年新收政府信息公开申请5件，上年结转0件。', 'zh', true);
    await set(12);
    await shows(pane, '1 处不一致');
    expect(field().readOnly).toBe(true);
    expect(pane.querySelector('.np-stale')).toBeNull();
    expect(pane.textContent).not.toContain('插入数据句');
    await click(named(pane, '查找替换'));
    await untilDrawn(() => expect(pane.querySelectorAll('.np-find-field')).toHaveLength(1));
    expect(pane.textContent).not.toContain('全部替换');
  });

  test('last year’s part stands beside it with the words that changed', async () => {
    const { pane } = await drawProse(
      '（一）主动公开。重点更新保障性住房配租、施工许可和燃气安全的信息。当年制发行政规范性文件9件，废止1件，年末现行有效21件。',
    );
    await click(named(pane, '对照上年'));
    await shows(pane, '与 2023 年对照');
    await untilDrawn(() => expect([...pane.querySelectorAll('ins')].map((one) => one.textContent)).toContain('9'));
    expect([...pane.querySelectorAll('del')].map((one) => one.textContent)).toContain('3');
    expect(pane.textContent).toContain('本年没有');
  });

  test('another person’s caret is drawn with their name between its letters', async () => {
    const { pane, session, report } = await drawProse('工作平稳。');
    const awareness = session.awareness.get();
    const mine = awareness.getLocalState();
    tellCaret(awareness, report.section('1'), { anchor: 1, head: 3 });
    const caret = awareness.getLocalState()?.caret;
    await act(async () => {
      awareness.setLocalState(mine);
      awareness.states.set(4711, { user: { id: 'p9', name: '李知远', colour: '#8a2be2' }, section: '1', cell: null, caret });
      awareness.emit('change', [{ added: [4711], updated: [], removed: [] }, 'test']);
    });
    await untilDrawn(() => expect(pane.querySelector('.np-caret')?.getAttribute('data-name')).toBe('李知远'));
    expect(pane.querySelector('.np-caret')?.previousSibling?.textContent).toBe('工作平');
    expect(pane.querySelector('.np-mark-selection')?.textContent).toBe('作平');
  });

  test('every sentence has its English', async () => {
    const { pane } = await drawProse('全年新收政府信息公开申请7件。', 'en');
    await shows(pane, '1 differs (wavy line)');
    expect(named(pane, 'Insert figures')).toBeTruthy();
    expect(pane.textContent).not.toMatch(/prose\.\w/);
  });
});
