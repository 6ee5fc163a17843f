// The audit log's chain: whatever is done to stored rows is noticed.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/result';
import { beginChain, chainRows, verifyChain } from '../../../server/store/audit-chain.ts';
import type { AuditHead, AuditRow, Change, ChangeHow } from '../../../server/store/report-store.ts';

const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('', '3', '"含上年"', 'half \ud83d', 'a\u0000b'));
const change = fc.record<Change>({
  place: fc.constantFrom('requests/new/natural', 'section:1', 'meta/organ'),
  before: fc.option(text),
  after: fc.option(text),
  splices: fc.option(fc.array(fc.record({ at: fc.nat(9), removed: text, inserted: text }), { maxLength: 2 })),
  how: fc.constantFrom<ChangeHow[]>('typed', 'pasted', 'offline'),
  madeAt: fc.option(fc.constant('2026-01-15T07:00:00.000Z')),
});
const edits = fc.array(fc.record({ author: fc.constantFrom('anna', 'bert'), changes: fc.array(change, { minLength: 1, maxLength: 3 }) }), {
  minLength: 1,
  maxLength: 6,
});

type Edit = { readonly author: string; readonly changes: readonly Change[] };

const write = (report: string, history: readonly Edit[]): { readonly rows: readonly AuditRow[]; readonly head: AuditHead } => {
  let head = beginChain(report);
  const rows = history.flatMap(({ author, changes }, index) => {
    const added = chainRows(head, { seq: index + 1, at: `2026-01-15T08:00:0${index}.000Z`, author, changes });
    const last = must(added.at(-1), 'a row');
    head = { count: last.number, hash: last.hash };
    return added;
  });
  return { rows, head };
};
const holds = (rows: readonly AuditRow[], head: AuditHead, report = 'r1'): boolean => verifyChain(report, rows, head).ok;

describe('the chain of the audit log', () => {
  test('what was written holds, also after a way through JSON', () => {
    fc.assert(
      fc.property(edits, (history) => {
        const { rows, head } = write('r1', history);
        expect(verifyChain('r1', rows, head)).toEqual({ ok: true, value: true });
        expect(holds(JSON.parse(JSON.stringify(rows)) as AuditRow[], head)).toBe(true);
      }),
    );
  });

  test('one row on its own hashes the same whichever batch it came in', () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 2, maxLength: 5 }), (changes) => {
        const edit = { seq: 1, at: '2026-01-15T08:00:00.000Z', author: 'anna' };
        const together = chainRows(beginChain('r1'), { ...edit, changes });
        let head = beginChain('r1');
        const single = changes.flatMap((one) => {
          const rows = chainRows(head, { ...edit, changes: [one] });
          head = { count: head.count + 1, hash: must(rows[0], 'a row').hash };
          return rows;
        });
        expect(single).toEqual(together);
      }),
    );
  });

  test('any changed field of any row is noticed, at that row', () => {
    const fields = ['number', 'seq', 'at', 'person', 'place', 'before', 'after', 'splices', 'how', 'madeAt', 'hash'] as const;
    fc.assert(
      fc.property(edits, fc.nat(), fc.constantFrom(...fields), (history, pick, field) => {
        const { rows, head } = write('r1', history);
        const index = pick % rows.length;
        const tampered = rows.map((row, place) => (place === index ? { ...row, [field]: other(field, row[field]) } : row)) as AuditRow[];
        const verdict = verifyChain('r1', tampered, head);
        expect(verdict.ok).toBe(false);
        if (!verdict.ok) expect(verdict.error.number).toBe(index + 1);
      }),
    );
  });

  test('a removed, doubled, swapped or invented row and a cut end are noticed', () => {
    fc.assert(
      fc.property(edits, fc.nat(), (history, pick) => {
        const { rows, head } = write('r1', history);
        const index = pick % rows.length;
        const row = must(rows[index], 'a row');
        expect(holds(rows.toSpliced(index, 1), head)).toBe(false);
        expect(holds(rows.toSpliced(index, 0, row), head)).toBe(false);
        expect(holds(rows.slice(0, index), head)).toBe(false);
        expect(holds([...rows, { ...row, number: rows.length + 1 }], head)).toBe(false);
        const after = rows[index + 1];
        if (after) expect(holds(rows.toSpliced(index, 2, after, row), head)).toBe(false);
      }),
    );
  });

  test('a row taken out with the numbers closed up behind it is noticed', () => {
    fc.assert(
      fc.property(edits, fc.nat(), (history, pick) => {
        const { rows, head } = write('r1', history);
        const shorter = rows.toSpliced(pick % rows.length, 1).map((row, index) => ({ ...row, number: index + 1 }));
        expect(holds(shorter, { ...head, count: shorter.length })).toBe(false);
      }),
    );
  });

  test('a chain made anew from changed rows does not lead to the head', () => {
    fc.assert(
      fc.property(edits, fc.nat(), (history, pick) => {
        const { head } = write('r1', history);
        const index = pick % history.length;
        const forged = history.map((edit, place) => (place === index ? { ...edit, author: 'mallory' } : edit));
        expect(holds(write('r1', forged).rows, head)).toBe(false);
      }),
    );
  });

  test('one report’s log does not pass for another’s', () => {
    fc.assert(
      fc.property(edits, (history) => {
        const { rows, head } = write('r1', history);
        expect(holds(rows, head, 'r2')).toBe(false);
      }),
    );
  });
});

const other = (field: keyof AuditRow, value: AuditRow[keyof AuditRow]): unknown => {
  if (field === 'splices' && value === null) return [];
  if (typeof value === 'number') return value + 1;
  if (typeof value === 'string') return `${value}x`;
  return value === null ? 'x' : [...value, { at: 0, removed: '', inserted: '' }];
};
