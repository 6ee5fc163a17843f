// A small JSON Schema validator for tests: the words of draft 2020-12 our schema uses. An unknown word throws, so none is passed over.

/** Where a value does not fit the schema; empty where it fits. */
export const schemaFaults = (schema: unknown, value: unknown): readonly string[] =>
  faultsOf(toObject(schema), toObject(schema), value, '$');

type Json = Readonly<Record<string, unknown>>;

const faultsOf = (root: Json, schema: Json, value: unknown, at: string): string[] =>
  Object.entries(schema).flatMap(([word, rule]) => {
    const check = WORDS[word];
    if (!check) throw new Error(`the schema uses ${word}, which this validator does not know`);
    return check(rule, value, { root, schema, at });
  });

type Place = { readonly root: Json; readonly schema: Json; readonly at: string };
type Check = (rule: unknown, value: unknown, place: Place) => string[];

const toObject = (value: unknown): Json => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('the schema is not an object here');
  return value as Json;
};

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string[] => {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  return typeof value === 'number' && Number.isInteger(value) ? ['number', 'integer'] : [typeof value];
};

const unless = (holds: boolean, at: string, word: string): string[] => (holds ? [] : [`${at}: ${word}`]);

const none: Check = () => [];

const WORDS: Readonly<Record<string, Check>> = {
  $schema: none,
  $defs: none,
  title: none,
  description: none,
  examples: none,
  $ref: (rule, value, { root, at }) => {
    const path = String(rule).replace('#/', '').split('/');
    return faultsOf(root, toObject(path.reduce<unknown>((node, key) => toObject(node)[key], root)), value, at);
  },
  type: (rule, value, { at }) =>
    unless(
      [rule].flat().some((type) => typeOf(value).includes(String(type))),
      at,
      `type ${rule}`,
    ),
  const: (rule, value, { at }) => unless(rule === value, at, 'const'),
  enum: (rule, value, { at }) => unless(Array.isArray(rule) && rule.includes(value), at, 'enum'),
  anyOf: (rule, value, { root, at }) =>
    unless(
      [rule].flat().some((one) => faultsOf(root, toObject(one), value, at).length === 0),
      at,
      'anyOf',
    ),
  pattern: (rule, value, { at }) => unless(typeof value !== 'string' || new RegExp(String(rule), 'u').test(value), at, 'pattern'),
  maxLength: (rule, value, { at }) => unless(typeof value !== 'string' || [...value].length <= Number(rule), at, 'maxLength'),
  minimum: (rule, value, { at }) => unless(typeof value !== 'number' || value >= Number(rule), at, 'minimum'),
  maximum: (rule, value, { at }) => unless(typeof value !== 'number' || value <= Number(rule), at, 'maximum'),
  maxItems: (rule, value, { at }) => unless(!Array.isArray(value) || value.length <= Number(rule), at, 'maxItems'),
  maxProperties: (rule, value, { at }) => unless(!isObject(value) || Object.keys(value).length <= Number(rule), at, 'maxProperties'),
  required: (rule, value, { at }) =>
    isObject(value) ? [rule].flat().flatMap((key) => unless(Object.hasOwn(value, String(key)), at, `required ${key}`)) : [],
  items: (rule, value, { root, at }) =>
    Array.isArray(value) ? value.flatMap((item, index) => faultsOf(root, toObject(rule), item, `${at}[${index}]`)) : [],
  properties: (rule, value, { root, at }) =>
    isObject(value)
      ? Object.entries(toObject(rule)).flatMap(([key, one]) =>
          Object.hasOwn(value, key) ? faultsOf(root, toObject(one), value[key], `${at}.${key}`) : [],
        )
      : [],
  patternProperties: (rule, value, { root, at }) =>
    isObject(value)
      ? Object.entries(toObject(rule)).flatMap(([pattern, one]) =>
          Object.keys(value).flatMap((key) =>
            new RegExp(pattern, 'u').test(key) ? faultsOf(root, toObject(one), value[key], `${at}.${key}`) : [],
          ),
        )
      : [],
  propertyNames: (rule, value, { root, at }) =>
    isObject(value) ? Object.keys(value).flatMap((key) => faultsOf(root, toObject(rule), key, `${at}.${key}`)) : [],
  additionalProperties: (rule, value, { root, schema, at }) => {
    if (!isObject(value)) return [];
    const known = Object.keys(isObject(schema.properties) ? schema.properties : {});
    const patterns = Object.keys(isObject(schema.patternProperties) ? schema.patternProperties : {}).map(
      (pattern) => new RegExp(pattern, 'u'),
    );
    const others = Object.keys(value).filter((key) => !known.includes(key) && !patterns.some((pattern) => pattern.test(key)));
    return rule === false
      ? others.map((key) => `${at}.${key}: unknown`)
      : others.flatMap((key) => faultsOf(root, toObject(rule), value[key], `${at}.${key}`));
  },
};
