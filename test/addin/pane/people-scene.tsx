// People, their units and a report of theirs, for the tests of the views about people; and what a reader of a view does.
import { act } from 'react';
import { toCellId } from '#shared/cell/cell-id';
import type { PersonEntry, ReportMember } from '#shared/protocol/http-people';
import { must } from '#shared/result';
import { openDesk } from '../../../addin/state/desk.ts';
import { judgeReport } from '../../../addin/state/judge.ts';
import type { Settable } from '../../../addin/sync/watched.ts';
import { localSession } from '../local-session.ts';
import { untilDrawn } from './draw.tsx';

export const NEW = toCellId('requests', 'new', 'natural');
export const COORDINATOR = { id: 'p1', name: '周统稿', role: 'coordinator' as const, assigned: [] };
export const CLERK = { id: 'p2', name: '何川', role: 'preparer' as const, assigned: ['requests/new'] };
export const UNITS = [{ id: 'u1', name: '办公室', active: true }];

export const person = (id: string, name: string, active = true): PersonEntry => ({
  id,
  name,
  unit: 'u1',
  unitName: '办公室',
  colour: '#000',
  admin: { active, isAdmin: false, subject: null },
});
export const member = (given: Partial<ReportMember>): ReportMember => ({
  id: 'p2',
  name: '何川',
  unit: '办公室',
  colour: '#000',
  role: 'preparer',
  assigned: ['requests/new'],
  due: null,
  ...given,
});

export const start = (me: typeof COORDINATOR | typeof CLERK = COORDINATOR) => {
  const session = localSession();
  session.me.set(me);
  session.people.set([COORDINATOR, CLERK]);
  const access = session.access as Settable<ReturnType<typeof session.access.get>>;
  access.set({ people: [COORDINATOR, CLERK] });
  const reviews = session.reviews as Settable<ReturnType<typeof session.reviews.get>>;
  const desk = openDesk(session, async () => judgeReport);
  const select = (cell: typeof NEW) => (desk.selected as Settable<typeof NEW | null>).set(cell);
  return { session, desk, access, reviews, select };
};

export const says = (container: HTMLElement, text: string) =>
  untilDrawn(() => {
    if (!container.textContent?.includes(text)) throw new Error(`no “${text}” in ${container.textContent}`);
  });

export const choose = (container: HTMLElement, label: string, value: string) =>
  act(async () => {
    const text = [...container.querySelectorAll('label')].find((one) => one.textContent?.startsWith(label));
    const select = must(container.querySelector<HTMLSelectElement>(`[id="${must(text, label).htmlFor}"]`), label);
    select.value = value;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  });
