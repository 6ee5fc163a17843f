// People who change the same places without hearing of each other, and the conflicts each of them is shown.
import { editionByKey } from '#shared/edition/editions';
import type { ServerMessage } from '#shared/protocol/socket';
import { must } from '#shared/result';
import type { Client } from '../../client.ts';
import { until } from '../../world.ts';
import { type Nodes, startNodes } from './nodes.ts';

export const CELL = 'requests/new/natural';
export const CELLS = must(editionByKey('2021'), 'edition')
  .inputs.filter(({ kind }) => kind === 'count')
  .map(({ id }) => id);

export const scene = async (people: readonly string[]) => {
  const made = await startNodes();
  for (const person of people) await made.join(person, 'coordinator');
  const clients = await Promise.all(people.map((person) => made.open(person)));
  return { made, clients: clients as [Client, Client, ...Client[]] };
};
export const conflictsOf = ({ messages }: Client) =>
  messages.flatMap((message: ServerMessage) => (message.type === 'conflicts' ? [message.conflicts] : [])).at(-1) ?? [];
export const valuesOf = (client: Client) =>
  conflictsOf(client).map(({ place, values }): [string, string[]] => [place, values.map(({ person, value }) => `${person}:${value}`)]);
export const listed = (clients: readonly Client[], count: number) =>
  until(() => clients.every((client) => conflictsOf(client).length === count), `${count} conflicts are listed`);
/** Lets each do something while the line is cut, and come back one after the other. */
export const apart = async (made: Nodes, pairs: readonly (readonly [string, Client, (client: Client) => void])[]) => {
  for (const [, client] of pairs) await made.part(client);
  for (const [, client, change] of pairs) client.report.doc.transact(() => change(client));
  for (const [person, client] of pairs) {
    await made.heal(client, person);
    await until(() => client.acknowledged() === client.sent(), 'its work is in');
  }
  await made.settled(pairs.map(([, client]) => client));
};
