// Handing parts to people at the server, with the way back. The coordinator's board uses it.
import { useState } from 'react';
import type { Assignment } from '#shared/access/can';
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import type { MemberInfo } from '../sync/session-state.ts';
import type { Handed } from './hand-parts.ts';
import { handParts } from './hand-parts.ts';
import type { PeopleApi } from './people-api.ts';
import { type Deed, useDeed } from './use-deed.ts';

/** What is on its way from one to the other: its words, its parts, who has it now (null: nobody). */
export type Picked = { readonly label: string; readonly parts: readonly Assignment[]; readonly from: string | null };

export type Handing = {
  readonly deed: Deed;
  /** What was done last, as a sentence. */
  readonly told: Message | null;
  readonly canUndo: boolean;
  /** `isClosed`: the person has handed in, and cannot write until it is returned. */
  readonly give: (picked: Picked, to: MemberInfo, isClosed: boolean) => Promise<void>;
  readonly undo: () => Promise<void>;
};

/** `proposed`: the day for whoever gets a first part and has none to keep. */
export const useHanding = (
  api: Pick<PeopleApi, 'setMember'>,
  report: string,
  people: readonly MemberInfo[],
  proposed: string | null,
): Handing => {
  const deed = useDeed();
  const [told, setTold] = useState<Message | null>(null);
  const [backs, setBacks] = useState<readonly Handed[]>([]);
  const send = (handed: Handed) =>
    deed.run(async () => {
      let answer: Awaited<ReturnType<typeof api.setMember>> = { ok: true, value: null };
      for (const { person, change } of handed) {
        answer = await api.setMember(report, person, change);
        if (!answer.ok) return answer;
      }
      return answer;
    });
  return {
    deed,
    told,
    canUndo: backs.length > 0,
    give: async ({ label, parts, from }, to, isClosed) => {
      const { forth, back } = handParts(people, parts, from, to.id, proposed);
      if (forth.length === 0) return setTold(message('desks.give.nothing', { name: to.name, part: label }));
      if (!(await send(forth))) return;
      setBacks((before) => [...before, back]);
      setTold(message(isClosed ? 'desks.give.doneClosed' : 'desks.give.done', { part: label, name: to.name }));
    },
    undo: async () => {
      const last = backs.at(-1);
      if (!last || !(await send(last))) return;
      setBacks((before) => before.slice(0, -1));
      setTold(message('desks.give.undone'));
    },
  };
};
