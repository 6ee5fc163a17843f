// Who is where: own entries only, the server's names, gone with the connection.
import { expect, test } from 'vitest';
import { awarenessFrame, readAwareness } from '../../../server/sync/frames.ts';
import { nameOf, until, world } from '../../world.ts';

const statesOf = (client: { readonly provider: { readonly awareness: { getStates: () => Map<number, Record<string, unknown>> } } }) =>
  [...client.provider.awareness.getStates().values()].filter((state) => Object.keys(state).length > 0);

const scene = async () => {
  const made = await world();
  await made.join('anna', 'coordinator');
  await made.join('bert', 'reader');
  return made;
};

test('others see where a person is under the name the server knows', async () => {
  const { open } = await scene();
  const [anna, bert] = await Promise.all([open('anna'), open('bert')]);
  bert.provider.awareness.setLocalState({ user: { name: '局长', colour: 'red' }, cell: 'requests/new/natural' });
  await until(() => statesOf(anna).some((state) => state.cell === 'requests/new/natural'), 'anna sees bert');
  expect(statesOf(anna).find((state) => state.cell)).toMatchObject({ user: { id: 'bert', name: nameOf('bert'), colour: '#0f6cbd' } });
});

test('a person who leaves is gone for the others, and seen again when they come back', async () => {
  const { open, ticket } = await scene();
  const [anna, bert] = await Promise.all([open('anna'), open('bert')]);
  bert.provider.awareness.setLocalState({ cell: 'requests/new/natural' });
  const seen = () => statesOf(anna).some((state) => state.cell === 'requests/new/natural');
  await until(seen, 'anna sees bert');
  bert.provider.disconnect();
  await until(() => !seen(), 'bert is gone');
  bert.provider.protocols = ['nianbao.v1', `ticket.${await ticket('bert')}`];
  bert.provider.connect();
  await until(seen, 'bert is back at once');
});

test('an entry in another’s name is ignored, and so are entries too large or many', async () => {
  const { open, socket } = await scene();
  const anna = await open('anna');
  anna.provider.awareness.setLocalState({ cell: 'requests/new/company' });
  const own = anna.provider.awareness.clientID;
  const watcher = await open('anna');
  await until(() => statesOf(watcher).length === 1, 'the watcher sees anna');
  const mallory = await socket('bert');
  const say = (...entries: { client: number; clock: number; state: string }[]) => mallory.socket.send(awarenessFrame(entries));
  say({ client: 5, clock: 1, state: '{"cell":"a"}' }, { client: 6, clock: 1, state: '{"cell":"b"}' });
  say({ client: own, clock: 99, state: '{"cell":"forged"}' });
  say({ client: own, clock: 99, state: 'null' });
  say({ client: 7, clock: 1, state: JSON.stringify({ cell: 'x'.repeat(3000) }) });
  say({ client: 7, clock: 2, state: '[1]' });
  say({ client: 7, clock: 3, state: '{"cell":"fine"}' });
  say({ client: 8, clock: 1, state: '{"cell":"second"}' });
  await until(() => statesOf(watcher).some((state) => state.cell === 'fine'), 'the one proper entry arrives');
  expect(
    statesOf(watcher)
      .map(({ cell }) => cell)
      .sort(),
  ).toEqual(['fine', 'requests/new/company']);
  expect(mallory.socket.readyState).toBe(1);
});

test('somebody who says nothing hears something before the client would give up', async () => {
  const made = await world({}, { limits: { silenceMilliseconds: 60 } });
  await made.join('anna', 'coordinator');
  const raw = await made.socket('anna');
  const isEmpty = (frame: Uint8Array) => frame[0] === 1 && readAwareness(frame.subarray(2))?.length === 0;
  await until(() => raw.frames.filter(isEmpty).length >= 2, 'two empty messages');
});
