// @vitest-environment jsdom
// The open screen stands in the address.
import { describe, expect, test } from 'vitest';
import { createRouter, readRoute } from '../../../addin/state/route.ts';

describe('the open screen', () => {
  test('stands in the fragment and follows it', () => {
    const router = createRouter(window);
    router.go({ kind: 'report', id: 'demo-2025' });
    expect(location.hash).toBe('#/report/demo-2025');
    expect(router.get()).toEqual({ kind: 'report', id: 'demo-2025' });
    router.close();
  });

  test.each(['#/report/', '#/report/a%20b', '#/else', '#/report/../x'])('%s is the list of reports', (hash) => {
    expect(readRoute(hash)).toEqual({ kind: 'reports' });
  });
});
