// Which methods an address of the API has, for those who ask it with another one. app.ts has every route that is added watched;
// not-found.ts asks.
import type { Server } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** To be called before any route is added. */
export const watchPaths = (app: FastifyInstance): void => {
  const methodsByPattern = new Map<string, Set<string>>();
  known.set(app.server, methodsByPattern);
  app.addHook('onRoute', ({ method, url }) => {
    if (!url.startsWith('/api/') || url.includes('*')) return;
    const methods = methodsByPattern.get(url) ?? new Set();
    methodsByPattern.set(url, methods);
    for (const one of [method].flat()) methods.add(one);
  });
};

/** Methods of the API's routes that match the request's path, in the order of the alphabet; none where no route does. */
export const methodsAt = ({ server, url }: FastifyRequest): readonly string[] => {
  const parts = (url.split('?')[0] ?? '').split('/');
  const routes = [...(known.get(server.server) ?? [])];
  const found = routes.filter(([pattern]) => isMatch(pattern.split('/'), parts)).flatMap(([, methods]) => [...methods]);
  return [...new Set(found)].sort();
};

const isMatch = (pattern: readonly string[], parts: readonly string[]): boolean =>
  pattern.length === parts.length && pattern.every((name, index) => (name.startsWith(':') ? parts[index] !== '' : name === parts[index]));

const known = new WeakMap<Server, Map<string, Set<string>>>();
