// A real identity provider on a free port, and a browser that signs in there: follows redirects, keeps cookies, posts its forms.
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { onTestFinished, vi } from 'vitest';

export type IdentityProvider = { readonly issuer: string; readonly clientId: string; readonly clientSecret: string };

/** Everybody may sign in with any login; `callback` is where it sends browsers back to, known once the other server listens. */
export const startProvider = async (callback: () => string): Promise<IdentityProvider> => {
  // It says on the console that it is made for trying out, which is what it is used for.
  const quiet = (['warn', 'info'] as const).map((kind) => vi.spyOn(console, kind).mockImplementation(() => {}));
  onTestFinished(() => {
    for (const spy of quiet) spy.mockRestore();
  });
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const client = { clientId: 'nianbao', clientSecret: 'a-secret-of-the-client-0123456789' };
  let provider: Provider | null = null;
  server.on('request', (request, response) => {
    // Made late: a client's redirect addresses are fixed when the provider is made.
    provider ??= new Provider(issuer, {
      clients: [
        {
          client_id: client.clientId,
          client_secret: client.clientSecret,
          redirect_uris: [callback()],
          grant_types: ['authorization_code'],
          response_types: ['code'],
          token_endpoint_auth_method: 'client_secret_post',
        },
      ],
      claims: { openid: ['sub'], profile: ['name'] },
      conformIdTokenClaims: false,
      pkce: { required: () => true },
      findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, name: `${id}的姓名` }) }),
      features: { devInteractions: { enabled: true } },
      cookies: { keys: ['only-for-tests'] },
    });
    provider.callback()(request, response);
  });
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  );
  return { issuer, ...client };
};

export type Browser = {
  /** Goes to an address and on to wherever it is sent, until something is shown or it is sent to `/web#`. */
  readonly go: (url: string) => Promise<Arrival>;
  readonly cookies: Map<string, Map<string, string>>;
  /** Every address asked for, as servers and their logs see it. */
  readonly visited: readonly string[];
};

type Arrival = { readonly url: string; readonly status: number; readonly text: string };

/** A browser that signs in at the provider as `login` whenever it is asked to. */
export const openBrowser = (login: string): Browser => {
  const cookies = new Map<string, Map<string, string>>();
  const visited: string[] = [];
  const jarOf = (url: string): Map<string, string> => {
    const { host } = new URL(url);
    const jar = cookies.get(host) ?? new Map<string, string>();
    cookies.set(host, jar);
    return jar;
  };
  const ask = async (url: string, form: URLSearchParams | null): Promise<Response> => {
    visited.push(url);
    const jar = jarOf(url);
    const response = await fetch(url, {
      redirect: 'manual',
      method: form ? 'POST' : 'GET',
      ...(form ? { body: form } : {}),
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const go = async (start: string): Promise<Arrival> => {
    let url = start;
    let form: URLSearchParams | null = null;
    for (let step = 0; step < 20; step += 1) {
      const response = await ask(url, form);
      const location = response.headers.get('location');
      if (location !== null) {
        url = new URL(location, url).href;
        form = null;
        if (url.includes('/web#')) return { url, status: response.status, text: '' };
        continue;
      }
      const text = await response.text();
      const action = /<form[^>]*action="([^"]+)"/.exec(text)?.[1];
      if (action === undefined) return { url, status: response.status, text };
      url = new URL(action, url).href;
      const prompt = /name="prompt" value="(\w+)"/.exec(text)?.[1] ?? 'login';
      form = new URLSearchParams(prompt === 'login' ? { prompt, login, password: 'x' } : { prompt });
    }
    throw new Error(`sent around in circles, last to ${url}`);
  };
  return { go, cookies, visited };
};
