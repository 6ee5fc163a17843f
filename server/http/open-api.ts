// The API's description, made from the routes and their shapes, so that it cannot fall behind them. Served as /api/openapi.json.
import type { Lang } from '#shared/i18n/translate';
import { Problem } from '#shared/protocol/http';
import { ok, unreachable } from '#shared/result';
import type { Who } from './admit.ts';
import type { Json } from './json-schema.ts';
import { toJsonSchema } from './json-schema.ts';
import { type Api, addRoute, type RouteSpec, type Schema, SENT } from './route.ts';

export const addOpenApi = (api: Api): void => {
  addRoute(
    api,
    {
      method: 'GET',
      path: '/api/openapi.json',
      who: 'anybody',
      summary: { zh: '接口说明（OpenAPI 3.1）', en: 'this description (OpenAPI 3.1)' },
      answer: { status: 200, types: ['application/json'] },
    },
    async ({ reply, lang }) => {
      reply.type('application/json; charset=utf-8').send(JSON.stringify(describeApi(api.routes, lang)));
      return ok(SENT);
    },
  );
};

/** The document for these routes, summaries in one language. */
export const describeApi = (routes: readonly RouteSpec[], lang: Lang): Json => {
  const paths: Record<string, Record<string, Json>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeRoute(route, lang) };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Nianbao', version: '1' },
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } },
      schemas: { Problem: toJsonSchema(Problem) },
    },
  };
};

const describeRoute = (route: RouteSpec, lang: Lang): Json => ({
  summary: route.summary[lang],
  ...(route.who === 'anybody' ? {} : { security: [{ bearer: [] }] }),
  ...parametersOf(route),
  ...bodyOf(route),
  responses: {
    [route.answer.status]: answerOf(route, lang),
    ...(route.answer.also === undefined ? {} : { [route.answer.also]: answerOf(route, lang) }),
    ...problemsOf(route),
  },
});

const parametersOf = ({ path, query }: RouteSpec): Json => {
  const inPath = [...path.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string', maxLength: 100 },
  }));
  const asked = query ? toJsonSchema(query) : {};
  const inQuery = Object.entries(asked.properties ?? {}).map(([name, schema]) => ({ name, in: 'query', required: false, schema }));
  const parameters = [...inPath, ...inQuery];
  return parameters.length === 0 ? {} : { parameters };
};

const bodyOf = ({ body, file }: RouteSpec): Json => {
  if (body) return { requestBody: { required: true, content: jsonContent(body) } };
  if (!file) return {};
  const schema = { type: 'string', format: 'binary', maxLength: file.bytes };
  return { requestBody: { required: true, content: Object.fromEntries(file.types.map((type) => [type, { schema }])) } };
};

const answerOf = ({ answer }: RouteSpec, lang: Lang): Json => {
  const description = lang === 'zh' ? '成功' : 'Done';
  if (answer.json) return { description, content: jsonContent(answer.json) };
  const types = answer.types ?? [];
  return types.length === 0 ? { description } : { description, content: Object.fromEntries(types.map((type) => [type, {}])) };
};

const problemsOf = ({ who, body, query, file, perMinute, problems = [] }: RouteSpec): Json => {
  const statuses = new Set([
    ...statusesOf(who),
    ...(body || query ? [400] : []),
    ...(body ? [413, 415] : []),
    ...(file ? [413, 415] : []),
    ...(perMinute === undefined ? [] : [429]),
    ...problems,
  ]);
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  const described = [...statuses].sort().map((status) => [status, { description: `Problem ${status}`, content }]);
  // Whatever it is asked, a server may be stopping, or its storage out of order.
  return { ...Object.fromEntries(described), default: { description: 'Problem', content } };
};

const statusesOf = (who: Who): readonly number[] => {
  switch (who) {
    case 'anybody':
      return [];
    case 'signedIn':
    case 'person':
      return [401];
    case 'admin':
      return [401, 403];
    case 'member':
    case 'manager':
      return [401, 404];
    default:
      return unreachable(who);
  }
};

const jsonContent = (schema: Schema): Json => ({ 'application/json': { schema: toJsonSchema(schema) } });
