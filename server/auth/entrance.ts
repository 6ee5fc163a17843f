// As whom a ticket lets somebody into a report: rights are read from storage each time, a ticket only names the person.
import type { Principal } from '#shared/access/can';
import type { Result } from '#shared/result';
import { err, ok } from '#shared/result';
import type { MemberRow } from '../store/people-store.ts';
import type { ReportStore } from '../store/report-store.ts';
import type { TokenFault, Tokens } from './tokens.ts';

export type Entrance = {
  readonly principal: Principal;
  readonly isGuest: boolean;
  readonly colour: string;
  /** The sign-in the ticket was given to; null: to nobody's (the administrator's token). */
  readonly signIn: string | null;
  /** The report was restored since the ticket was given. */
  readonly isStale: boolean;
};

export type EntranceReader = (ticket: string, report: string) => Promise<Result<Entrance, TokenFault>>;

export const createEntrance =
  (tokens: Tokens, store: ReportStore): EntranceReader =>
  async (token, reportId) => {
    const ticket = await tokens.readTicket(token);
    if (!ticket.ok) return ticket;
    const { person, report, epoch, guest, signIn } = ticket.value;
    if (report !== reportId) return err('invalid');
    const row = await store.report(report);
    if (!row) return err('invalid');
    const isStale = row.epoch !== epoch;
    if (guest) return ok({ principal: ADMINISTRATOR, isGuest: true, colour: ADMINISTRATOR_COLOUR, signIn, isStale });
    const [member, signedIn] = await Promise.all([store.member(report, person), signIn === null ? null : store.signIn(signIn)]);
    if (signIn !== null && (!signedIn || signedIn.endedAt !== null)) return err('invalid');
    if (!member?.person.active) return err('invalid');
    return ok({ principal: principalOf(member), isGuest: false, colour: member.person.colour, signIn, isStale });
  };

export const principalOf = ({ person, role, assigned }: MemberRow): Principal => ({ id: person.id, name: person.name, role, assigned });

/** Whoever holds the administrator's token: coordinates every report without being one of its people. */
export const ADMINISTRATOR: Principal = { id: 'administrator', name: '管理员', role: 'coordinator', assigned: [] };
const ADMINISTRATOR_COLOUR = '#5c6370';
