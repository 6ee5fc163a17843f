// Looks through XML before a library builds objects from it: depth, number of elements, and no document type. Called by the
// readers of .docx and .xlsx.
import { type Message, message } from '../../../i18n/translate.ts';
import { MAX_DEPTH, MAX_ELEMENTS } from './limits.ts';

/** Why the part must not be parsed, or null. One pass, no memory. */
export const guardXml = (name: string, bytes: Uint8Array): Message | null => {
  let depth = 0;
  let elements = 0;
  const length = bytes.length;
  let at = bytes.indexOf(LESS);
  while (at >= 0 && at + 1 < length) {
    const next = bytes[at + 1];
    if (next === BANG) {
      // <!DOCTYPE (D): entities could grow without end.
      if (bytes[at + 2] === 0x44 || bytes[at + 2] === 0x64) return message('foreign.broken', { part: name.slice(0, 60) });
    } else if (next === SLASH) depth--;
    else if (next !== QUESTION) {
      const end = bytes.indexOf(GREATER, at);
      if (end < 0) return message('foreign.broken', { part: name.slice(0, 60) });
      elements++;
      if (bytes[end - 1] !== SLASH) depth++;
      if (depth > MAX_DEPTH) return message('foreign.tooDeep', { limit: MAX_DEPTH });
      if (elements > MAX_ELEMENTS * 4) return message('foreign.tooComplex', { limit: MAX_ELEMENTS * 4 });
    }
    at = bytes.indexOf(LESS, at + 1);
  }
  return null;
};

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
