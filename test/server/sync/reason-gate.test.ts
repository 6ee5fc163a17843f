// Reasons that would count in the checks and that the gate does not take: in another's name, in another shape, over one that stands.
import { describe, expect, test } from 'vitest';
import { must } from '#shared/result';
import { updateFrame } from '../../../server/sync/frames.ts';
import { REPORT, until } from '../../world.ts';
import { scene, strike, updateFrom } from './raw-edits.ts';

const whole = {
  finding: 'Y2:requests/carriedIn/natural',
  figures: '[3,4]',
  text: '上年已更正',
  by: 'mallory',
  at: '2026-01-15T08:00:00.000Z',
};

const refused: readonly (readonly [string, string, unknown])[] = [
  ['author', 'in another’s name', { ...whole, by: 'anna' }],
  ['author', 'signed with the author’s display name, which another’s id may equal', { ...whole, by: 'mallory同志' }],
  ['value', 'unsigned', { finding: whole.finding, figures: whole.figures, text: whole.text, at: whole.at }],
  ['value', 'longer than 500 characters', { ...whole, text: '字'.repeat(501) }],
  ['value', 'with something unknown in it', { ...whole, severity: 'hint' }],
];

describe('[security] reasons the gate does not take', () => {
  for (const [rule, name, entry] of refused) {
    test(`[${rule}] ${name}`, async () => {
      const made = await scene();
      const log = must(await made.server.store.load(REPORT), 'the log').updates.length;
      const frame = updateFrame(updateFrom(made.anna.report.doc, ({ doc }) => doc.getMap('reasons').set('reason-0009', entry)));
      expect(await (await strike(made, 'mallory', frame)).closed).toEqual({ code: 4422, reason: rule });
      expect(must(await made.server.store.load(REPORT), 'the log').updates.length).toBe(log);
    });
  }

  test('one’s own is taken, stands in the report the server reads, and nobody writes over it', async () => {
    const made = await scene();
    made.anna.report.reasons.set('reason-0009', { ...whole, by: 'anna' });
    await until(() => made.anna.acknowledged() === made.anna.sent(), 'the reason is on disk');
    const stored = async () => (await made.server.rooms.read(REPORT))?.reasons?.find(({ id }) => id === 'reason-0009');
    expect(await stored()).toMatchObject({ text: '上年已更正', by: 'anna' });
    const frame = updateFrame(
      updateFrom(made.anna.report.doc, ({ doc }) => doc.getMap('reasons').set('reason-0009', { ...whole, text: '' })),
    );
    expect(await (await strike(made, 'mallory', frame)).closed).toEqual({ code: 4422, reason: 'append-only' });
    expect(await stored()).toMatchObject({ text: '上年已更正' });
  });
});
