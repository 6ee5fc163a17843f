// The bytes of the websocket: what comes in is taken out of the line's buffer, what goes out can be read to its last byte.
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ackFrame, awarenessFrame, readFrame, serverFrame, step1Frame, step2Frame, updateFrame } from '../../../server/sync/frames.ts';
import { strictFault } from './witness.ts';

const doc = new Y.Doc();
doc.getMap('cells').set('requests/new/natural', 3);
doc.getText('section:1').insert(0, '公开𠮷');
const update = Y.encodeStateAsUpdate(doc);

test('the body of a frame is an array of its own, not a view of the buffer it came in', () => {
  for (const frame of [step1Frame(Y.encodeStateVector(doc)), step2Frame(update), updateFrame(update), awarenessFrame([])]) {
    // Several frames arrive in one piece.
    const piece = Buffer.concat([Buffer.from('before'), frame, Buffer.from('after')]);
    const read = readFrame(piece.subarray(6, 6 + frame.length));
    const body = read && 'body' in read ? read.body : null;
    expect(body?.buffer.byteLength).toBe(body?.length);
    const bytes = body?.slice();
    piece.fill(0xff);
    expect(body).toEqual(bytes);
  }
});

test('every frame the server makes can be read strictly, and none that is cut short', () => {
  const frames = [
    step1Frame(Y.encodeStateVector(doc)),
    step2Frame(update),
    updateFrame(Uint8Array.of(0, 0)),
    ackFrame(300),
    awarenessFrame([]),
    awarenessFrame([{ client: 5, clock: 1, state: '{"user":{"id":"a"}}' }]),
    serverFrame({ type: 'conflicts', conflicts: [] }),
  ];
  for (const frame of frames) {
    expect(strictFault(frame)).toBeNull();
    for (let length = 0; length < frame.length; length += 1) expect(strictFault(frame.subarray(0, length))).not.toBeNull();
    expect(strictFault(Uint8Array.of(...frame, 0))).not.toBeNull();
  }
});
