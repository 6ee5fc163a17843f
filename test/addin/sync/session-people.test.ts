// Who is in the report and where: people messages and presence in a session over real sockets.
import { describe, expect, test } from 'vitest';
import type { MemberInfo } from '../../../addin/sync/session-state.ts';
import { A, CLERK, COORDINATOR, closing, isSaved, openAs, PEOPLE, startFilledServer, until } from './desk.ts';

describe('people', () => {
  test('a people message changes people and own rights at once', async () => {
    const server = await startFilledServer();
    const session = openAs(CLERK, server);
    await isSaved(session);
    server.send({ type: 'people', people: [seen(COORDINATOR), seen({ ...CLERK, assigned: ['art20'] })] });
    await until(session.me, ({ assigned }) => assigned.includes('art20'));
    expect(session.people.get()).toHaveLength(2);
    server.send({ type: 'people', people: [seen(COORDINATOR)] });
    expect((await until(session.me, ({ role }) => role === 'reader')).assigned).toEqual([]);
  });

  test('others see who one is and where, and no longer after the session closed', async () => {
    const server = await startFilledServer();
    const session = openAs(COORDINATOR, server);
    const other = openAs(CLERK, server);
    await Promise.all([isSaved(session), isSaved(other)]);
    const seen = closing(watchStates(session));
    other.awareness.get().setLocalStateField('cell', A);
    await until(seen, (states) => states.some(({ user, cell }) => user?.name === CLERK.name && cell === A));
    other.close();
    await until(seen, (states) => states.length === 1);
    expect(PEOPLE).toHaveLength(3);
  });
});

const seen = (member: MemberInfo) => ({ ...member, unit: '办公室', due: null });

const watchStates = (session: ReturnType<typeof openAs>) => {
  const awareness = session.awareness.get();
  const read = () => [...awareness.getStates().values()] as { user?: { name: string }; cell?: string }[];
  return {
    get: read,
    subscribe: (listener: () => void) => {
      awareness.on('change', listener);
      return () => awareness.off('change', listener);
    },
    close: () => {},
  };
};
