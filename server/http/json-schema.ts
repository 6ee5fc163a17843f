// A valibot shape as JSON Schema, for the parts of valibot this API uses; anything else throws, so that nothing is described wrongly.
import type * as v from 'valibot';

export type Json = { readonly [key: string]: unknown; readonly properties?: Readonly<Record<string, unknown>> };

/** Throws for a kind of shape it does not know. */
export const toJsonSchema = (schema: v.GenericSchema): Json => convert(schema as unknown as Shape);

/** What valibot's shapes have at run time, as far as it is read here. */
type Shape = {
  readonly type: string;
  readonly pipe?: readonly Step[];
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly item?: Shape;
  readonly wrapped?: Shape;
  readonly default?: unknown;
  readonly options?: readonly unknown[];
  readonly literal?: unknown;
  readonly value?: Shape;
};

type Step = { readonly kind: string; readonly type: string; readonly requirement?: unknown };

const convert = (shape: Shape): Json => {
  let schema = convertPlain(shape);
  for (const step of (shape.pipe ?? []).slice(1)) schema = { ...schema, ...convertStep(step, schema) };
  return schema;
};

const convertPlain = (shape: Shape): Json => {
  switch (shape.type) {
    case 'string':
    case 'number':
    case 'boolean':
      return { type: shape.type };
    case 'unknown':
      return {};
    case 'literal':
      return { const: shape.literal };
    case 'picklist':
      return { enum: shape.options ?? [] };
    case 'nullable':
      return { anyOf: [convert(need(shape.wrapped)), { type: 'null' }] };
    case 'optional':
      return { ...convert(need(shape.wrapped)), ...(isPlain(shape.default) ? { default: shape.default } : {}) };
    case 'array':
      return { type: 'array', items: convert(need(shape.item)) };
    case 'record':
      return { type: 'object', additionalProperties: convert(need(shape.value)) };
    case 'union':
    case 'variant':
      return { anyOf: (shape.options ?? []).map((option) => convert(option as Shape)) };
    case 'object':
    case 'loose_object':
    case 'strict_object':
      return convertObject(shape);
    default:
      throw new Error(`no JSON Schema for ${shape.type}`);
  }
};

const convertObject = ({ type, entries = {} }: Shape): Json => {
  const required = Object.entries(entries).flatMap(([name, entry]) => (entry.type === 'optional' ? [] : [name]));
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, convert(entry)])),
    ...(required.length === 0 ? {} : { required }),
    ...(type === 'strict_object' ? { additionalProperties: false } : {}),
  };
};

const convertStep = ({ kind, type, requirement }: Step, schema: Json): Json => {
  if (kind === 'transformation') return {};
  if (kind === 'schema') throw new Error('no JSON Schema for a shape inside a pipe');
  const isArray = schema.type === 'array';
  switch (type) {
    case 'min_length':
      return { [isArray ? 'minItems' : 'minLength']: requirement };
    case 'max_length':
      return { [isArray ? 'maxItems' : 'maxLength']: requirement };
    case 'max_entries':
      return { maxProperties: requirement };
    case 'regex':
      return { pattern: (requirement as RegExp).source };
    case 'integer':
      return { type: 'integer' };
    case 'min_value':
      return typeof requirement === 'number' && schema.type !== 'string' ? { minimum: requirement } : {};
    case 'max_value':
      return typeof requirement === 'number' && schema.type !== 'string' ? { maximum: requirement } : {};
    case 'iso_date':
      return { format: 'date' };
    case 'iso_timestamp':
      return { format: 'date-time' };
    default:
      throw new Error(`no JSON Schema for the check ${type}`);
  }
};

const isPlain = (value: unknown): boolean => value !== undefined && typeof value !== 'function';

const need = (shape: Shape | undefined): Shape => {
  if (!shape) throw new Error('a shape without its inner shape');
  return shape;
};
