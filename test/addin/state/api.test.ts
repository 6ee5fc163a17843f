import { describe, expect, test } from 'vitest';
import { message, translate } from '#shared/i18n/translate';
import { createApi } from '../../../addin/state/api.ts';
import type { ApiDeps } from '../../../addin/state/ask-server.ts';

const answering = (status: number, body: unknown, seen: Request[] = []): ApiDeps => ({
  fetch: async (input, init) => {
    seen.push(new Request(input as URL, init));
    return new Response(typeof body === 'string' ? body : JSON.stringify(body), { status });
  },
  base: new URL('https://report.example/gateway/'),
  token: async () => 'bearer-1',
  renew: async () => ({ kind: 'ended', reason: null }),
  language: () => 'zh-CN',
});

const problem = (status: number, detail: string) => ({ type: 'about:blank', title: 'x', status, detail });

describe('the HTTP side of the pane', () => {
  test('the token travels in the header, never in the address, and paths stay under the gateway', async () => {
    const seen: Request[] = [];
    await createApi(answering(200, { reports: [] }, seen)).listReports();
    expect(seen[0]?.url).toBe('https://report.example/gateway/api/reports');
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer bearer-1');
    expect(seen[0]?.headers.get('accept-language')).toBe('zh-CN');
  });

  test.each([
    [401, problem(401, '登录链接已过期。'), 'signedOut', '登录链接已过期。'],
    [403, problem(403, '这份年报没有分派给您。'), 'refused', '这份年报没有分派给您。'],
    [503, '<html>bad gateway</html>', 'unreachable', '服务器暂时无法处理（503）。请稍后重试。'],
    [404, '', 'refused', '服务器的回答无法识别（404）。请刷新页面；如仍出现，请告知管理员。'],
    [200, { reports: 'none' }, 'refused', '服务器的回答无法识别（200）。请刷新页面；如仍出现，请告知管理员。'],
  ])('answer %i %j becomes a sentence', async (status, body, kind, sentence) => {
    const answer = await createApi(answering(status, body)).listReports();
    expect(answer.ok).toBe(false);
    if (answer.ok) return;
    expect(answer.error.kind).toBe(kind);
    expect(translate('zh', answer.error.reason)).toBe(sentence);
  });

  test('a network that fails is told as such', async () => {
    const deps = { ...answering(200, {}), fetch: () => Promise.reject(new TypeError('failed')) };
    const answer = await createApi(deps).ticket('r1');
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unreachable', status: null } });
  });

  test('a new report gives its id', async () => {
    const answer = await createApi(answering(201, { id: 'abc' })).createReport({ edition: '2021', organ: '云溪市水务局', year: 2025 });
    expect(answer).toEqual({ ok: true, value: 'abc' });
  });

  test('a token whose time is over is renewed and the call made once more; never a third time', async () => {
    const seen: Request[] = [];
    const expired = problem(401, '登录已过期。');
    const deps: ApiDeps = {
      ...answering(401, expired, seen),
      fetch: async (input, init) => {
        const request = new Request(input as URL, init);
        seen.push(request);
        const isGood = request.headers.get('authorization') === 'Bearer bearer-2';
        return new Response(JSON.stringify(isGood ? { reports: [] } : expired), { status: isGood ? 200 : 401 });
      },
    };
    expect((await createApi({ ...deps, renew: async () => ({ kind: 'token', token: 'bearer-2' }) }).listReports()).ok).toBe(true);
    expect(seen).toHaveLength(2);
    const still = await createApi({ ...deps, renew: async () => ({ kind: 'token', token: 'bearer-1' }) }).listReports();
    expect(still).toMatchObject({ ok: false, error: { kind: 'signedOut' } });
    expect(seen).toHaveLength(4);
  });

  test('a renewal without an answer is a server out of reach, not the end of the sign-in', async () => {
    const renew: ApiDeps['renew'] = async () => ({
      kind: 'unreachable',
      fault: { kind: 'unreachable', status: null, type: null, reason: message('pane.api.unreachable'), body: null },
    });
    const answer = await createApi({ ...answering(401, problem(401, '登录已过期。')), renew }).ticket('r1');
    expect(answer).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  test('choosing a value in dispute names report, conflict and choice', async () => {
    const seen: Request[] = [];
    const deps = {
      ...answering(200, '', seen),
      fetch: async (input: unknown, init?: RequestInit) => {
        seen.push(new Request(input as URL, init));
        return new Response(null, { status: 204 });
      },
    };
    expect((await createApi(deps as ApiDeps).choose('r1', 'c-1', 1)).ok).toBe(true);
    expect(seen[0]?.url).toBe('https://report.example/gateway/api/reports/r1/conflicts/c-1');
    expect(await seen[0]?.json()).toEqual({ choice: 1 });
  });
});
