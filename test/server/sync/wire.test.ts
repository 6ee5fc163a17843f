// What is written to the line byte by byte is what the encoders would have made, with the head of RFC 6455 before it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ackFrame, updateFrame } from '../../../server/sync/frames.ts';
import { ackWire, toWire, updateWire } from '../../../server/sync/wire.ts';

/** Around the size whose head is longer, filled with a pattern: letting every byte be chosen takes seconds. */
const large = fc
  .tuple(fc.integer({ min: 16_000, max: 17_000 }), fc.uint8Array({ minLength: 1, maxLength: 50 }))
  .map(([size, pattern]) => new Uint8Array(Buffer.alloc(size, pattern)));

test('an update on the line is its frame with a head', () => {
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 300 }), large), (update) => {
      expect(Buffer.compare(updateWire(update), toWire(updateFrame(update)))).toBe(0);
    }),
    { numRuns: 200 },
  );
});

test('an acknowledgement on the line is its frame with a head', () => {
  fc.assert(
    fc.property(fc.nat(), (count) => {
      expect(ackWire(count)).toEqual(toWire(ackFrame(count)));
    }),
  );
  for (const count of [0, 127, 128, 16_383, 16_384, 2 ** 31, 2 ** 32]) expect(ackWire(count)).toEqual(toWire(ackFrame(count)));
});

test('the head says the size in one, two or eight bytes, and nothing is masked', () => {
  const headOf = (size: number) => [...toWire(new Uint8Array(size).fill(7)).subarray(0, -size || undefined)];
  expect(headOf(0)).toEqual([0x82, 0]);
  expect(headOf(125)).toEqual([0x82, 125]);
  expect(headOf(126)).toEqual([0x82, 126, 0, 126]);
  expect(headOf(65_535)).toEqual([0x82, 126, 0xff, 0xff]);
  expect(headOf(65_536)).toEqual([0x82, 127, 0, 0, 0, 0, 0, 1, 0, 0]);
});
