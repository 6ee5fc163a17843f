// @vitest-environment jsdom
// The coordinating office: parts arranged by table, the day that is proposed, beginning a new year, files of the server.
import { act } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { message } from '#shared/i18n/translate';
import { must, ok } from '#shared/result';
import { reportToJson } from '#shared/text/report-json';
import { BoardDesk } from '../../../addin/pane/desk/BoardDesk.tsx';
import { NewReport } from '../../../addin/pane/NewReport.tsx';
import { type Desk, openDesk } from '../../../addin/state/desk.ts';
import { dayOf, proposedDue } from '../../../addin/state/due.ts';
import { handParts } from '../../../addin/state/hand-parts.ts';
import { importJudge } from '../../../addin/state/import-judge.ts';
import { type FileKind, isOfServer, type Offer, writeFile } from '../../../addin/state/offer-files.ts';
import type { Opening } from '../../../addin/state/opening-year.ts';
import { pastYearsOf } from '../../../addin/state/past-years.ts';
import type { PeopleApi } from '../../../addin/state/people-api.ts';
import type { MemberInfo } from '../../../addin/sync/session-state.ts';
import { LAST_YEAR } from '../../../server/demo/demo-figures.ts';
import { demoReport } from '../../../server/demo/seed-demo.ts';
import { localSession } from '../local-session.ts';
import { clearDrawn, click, draw, named, untilDrawn } from './draw.tsx';
import { peopleApi, refusal } from './people-api.ts';

let desk: Desk | null = null;
afterEach(async () => {
  await clearDrawn();
  desk?.close();
  desk = null;
});

const cora: MemberInfo = { id: 'p1', name: '陈统', role: 'coordinator', assigned: [] };
const pete: MemberInfo = { id: 'p2', name: '何一', role: 'preparer', assigned: ['disputes', 'section:5'] };
const anna: MemberInfo = { id: 'p3', name: '安二', role: 'preparer', assigned: [] };

describe('the board arranged by table', () => {
  const drawByPart = async () => {
    const session = localSession();
    session.me.set(cora);
    session.people.set([cora, pete, anna]);
    desk = openDesk(session, importJudge);
    const puts: string[] = [];
    const setMember: PeopleApi['setMember'] = async (_report, person, { assigned, due }) => {
      puts.push(`${person} ${assigned.join(' ')} ${due}`);
      return ok(null);
    };
    const view = await draw(<BoardDesk desk={desk} api={peopleApi({ setMember })} onCell={() => {}} />);
    const byPart = must(
      [...view.querySelectorAll<HTMLElement>('input[type="radio"], button')].find((one) =>
        (one.closest('label') ?? one).textContent?.includes('按表格、章节'),
      ),
      'by part',
    );
    await click(byPart);
    return { view, puts };
  };

  test('each part shows who has it as a chip, and what is nobody’s as one, with the name to be read', async () => {
    const { view } = await drawByPart();
    const chips = [...view.querySelectorAll('.np-board-list .np-part-chip')].map(({ textContent }) => textContent);
    expect(chips).toContain('表四全部 何一');
    expect(chips).toContain('表三全部 没有人负责');
  });

  test('a chip dragged there finds everybody as a place to drop it, and moves when it is dropped', async () => {
    const { view, puts } = await drawByPart();
    const drag = (element: Element, type: string) =>
      act(async () => {
        const event = new Event(type, { bubbles: true, cancelable: true });
        element.dispatchEvent(Object.assign(event, { dataTransfer: { setData: () => {}, effectAllowed: '' } }));
      });
    await drag(named(view, '改派：表四全部 何一（现由何一负责）'), 'dragstart');
    expect(view.querySelector('.np-targets-afloat')).not.toBeNull();
    await drag(named(view, '把“表四全部”分给安二'), 'drop');
    await untilDrawn(() => expect(view.textContent).toContain('“表四全部”已分给安二。'));
    expect(puts).toEqual([`p3 disputes ${proposedDue(2024, dayOf(new Date()))}`, 'p2 section:5 null']);
    expect(view.querySelector('.np-targets')).toBeNull();
  });
});

describe('the day proposed', () => {
  test.each([
    ['2025-11-21', '2026-01-15'],
    ['2026-01-15', '2026-01-15'],
    ['2026-01-16', '2026-01-31'],
    ['2026-02-01', null],
  ])('for 2025, on %s: %s', (today, day) => {
    expect(proposedDue(2025, today)).toBe(day);
  });

  test('is given with a first part, never over a day already told, and taken back with it', () => {
    const first = handParts([pete, anna], ['art20'], null, 'p3', '2026-01-15');
    expect(first.forth[0]?.change.due).toBe('2026-01-15');
    expect(first.back[0]?.change.due).toBeNull();
    expect(handParts([pete, anna], ['art20'], null, 'p2', '2026-01-15').forth[0]?.change.due).toBeNull();
    const told = { ...anna, due: '2026-01-08' };
    expect(handParts([told], ['art20'], null, 'p3', '2026-01-15').forth[0]?.change.due).toBe('2026-01-08');
  });
});

test('a new year begins from the report that is here already, with organ, year and opening figures', async () => {
  const last = demoReport(2025, LAST_YEAR);
  const stored = {
    id: 'r-2025',
    organ: '澄湖市档案局',
    year: 2025,
    edition: '2021',
    role: 'coordinator',
    updatedAt: '2026-01-20T00:00:00Z',
  };
  const older = { ...stored, id: 'r-2024', year: 2024 };
  let made: Opening | null = null;
  const api = {
    listReports: async () => ok([older, stored]),
    createReport: async () => ok('new'),
  } as unknown as Parameters<typeof NewReport>[0]['api'];
  const json = reportToJson({ report: last, title: null, repairs: [] }, new Map());
  const view = await draw(
    <NewReport
      api={api}
      peopleApi={{ report: async () => ok(JSON.parse(JSON.stringify(json))) }}
      likelyYear={2026}
      onCreated={(_id, opening) => {
        made = opening;
      }}
      onCancel={() => {}}
      onSignOut={() => {}}
    />,
  );
  await untilDrawn(() => void named(view, '澄湖市档案局，2025 年度'));
  await click(named(view, '澄湖市档案局，2025 年度'));
  await untilDrawn(() => expect(view.textContent).toContain('将承接 6 格期初数'));
  expect(view.querySelector('input')?.value).toBe(last.organ);
  await click(named(view, '建立'));
  await untilDrawn(() => expect(made?.report.year).toBe(2026));
  expect(made).toMatchObject({ last: { isStored: true } });
});

describe('files the server writes', () => {
  const offer = (file: PeopleApi['file']): { offer: Offer; session: ReturnType<typeof localSession> } => {
    const session = localSession();
    desk = openDesk(session, importJudge);
    const api = peopleApi({ file });
    const now = {} as Offer['now'];
    return { offer: { desk, api, now, text: null, name: '年报.docx', isDraft: true, past: pastYearsOf(desk, api), lang: 'zh' }, session };
  };

  test('are asked for only when everything typed here has arrived', async () => {
    const asked: string[] = [];
    const { offer: made, session } = offer(async (id, format, isDraft) => {
      asked.push(`${id} ${format} ${isDraft}`);
      return ok(new Blob(['x'], { type: 'application/pdf' }));
    });
    session.saved.set({ kind: 'saving', pending: 1 });
    const writing = writeFile('pdf', made);
    await Promise.resolve();
    expect(asked).toEqual([]);
    session.saved.set({ kind: 'saved' });
    expect(await writing).toMatchObject({ ok: true, value: { name: '年报.docx', type: 'application/pdf' } });
    expect(asked).toEqual(['local pdf true']);
  });

  test('are refused in a sentence where the server is away or will not', async () => {
    const { offer: made, session } = offer(async () => refusal('还有 2 项必改'));
    expect(await writeFile('docx', made)).toEqual({ ok: false, error: message('pane.said', { text: '还有 2 项必改' }) });
    session.saved.set({ kind: 'offline', pending: 1, reason: message('pane.api.unreachable') });
    expect(await writeFile('docx', made)).toEqual({ ok: false, error: message('download.notSaved') });
  });

  test('are these four; the other three are written here', () => {
    const kinds: readonly FileKind[] = ['txt', 'html', 'docx', 'pdf', 'xlsx', 'csv', 'json'];
    expect(kinds.filter(isOfServer)).toEqual(['html', 'docx', 'pdf', 'csv']);
  });
});
