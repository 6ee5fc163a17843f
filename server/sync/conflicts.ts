// Deciding a conflict over HTTP: one of the values in dispute stands from now on. Called by the routes.
import type { Principal } from '#shared/access/can';
import type { Result } from '#shared/result';
import type { Written } from './intake.ts';
import type { ChooseFailure, Rooms } from './rooms.ts';

/**
 * `choice` counts the values of the conflict from 0. An edit of the author's own (judged, logged as merged) that ends the conflict in
 * the same commit. 'gone': no such open conflict (any more).
 */
export const chooseValue = (
  rooms: Pick<Rooms, 'choose'>,
  report: string,
  author: Principal,
  conflict: string,
  choice: number,
): Promise<Result<Written, ChooseFailure>> => rooms.choose(report, author, conflict, choice);
