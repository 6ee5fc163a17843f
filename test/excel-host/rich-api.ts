// Reads a request body of the client library (object paths and actions), runs it against the members, builds the answer.
// A failed action ends the batch; what ran before stays, as in Excel.
import { type ClassDefinition, type HostState, type Thing, thing } from './member-types.ts';
import { classDefinitions } from './members.ts';
import { HostGap, WireError } from './wire-error.ts';

type PathInfo = {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: { readonly Arguments?: readonly unknown[] | null; readonly ReferencedObjectPathIds?: readonly unknown[] | null };
};
type ActionInfo = {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: { readonly Arguments?: readonly unknown[] | null };
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[] };
};
type Body = { readonly Actions: readonly ActionInfo[]; readonly ObjectPaths: Readonly<Record<string, PathInfo>> };

/** Runs one request body; the text is what `executeMethod` answers with. */
export const runRequest = (state: HostState, bodyText: string): string => {
  const body = JSON.parse(bodyText) as Body;
  const resolved = new Map<number, Thing | null>();
  const results: { ActionId: number; Value: unknown }[] = [];
  const traceIds: number[] = [];
  for (const [index, action] of body.Actions.entries()) {
    try {
      if (action.ActionType === ACTION.trace) {
        traceIds.push(action.Id);
        results.push({ ActionId: action.Id, Value: null });
        continue;
      }
      if (state.faults.failAt > 0 && index === state.faults.failAt) throw new WireError('GeneralException', 'fault injected by a test');
      const target = resolve(state, body, resolved, action.ObjectPathId);
      results.push({ ActionId: action.Id, Value: runAction(state, target, action) });
    } catch (error) {
      if (error instanceof HostGap) state.gaps.push(error.gap);
      else if (!(error instanceof WireError)) throw error;
      const code = error instanceof WireError ? error.code : 'ApiNotFound';
      const failure = { Code: code, Message: error.message, ActionIndex: index, Location: action.Name, HttpStatusCode: 400 };
      return JSON.stringify({ Error: failure, Results: results, TraceIds: traceIds });
    }
  }
  return JSON.stringify({ Results: results, TraceIds: traceIds });
};

const runAction = (state: HostState, target: Thing | null, action: ActionInfo): unknown => {
  const name = camel(action.Name);
  switch (action.ActionType) {
    case ACTION.instantiate:
      return target === null ? null : { ...definitionOf(state, target).id?.(target.of, state), ...referenceOf(state, target) };
    case ACTION.query: {
      const select = action.QueryInfo?.Select ?? [];
      if (select.length === 0) throw new HostGap({ kind: 'badHabit', member: `load without naming properties on ${target?.of}` });
      return target === null ? null : query(state, target, select);
    }
    case ACTION.method: {
      if (target === null) throw new WireError('ItemNotFound', `${action.Name} on an object that does not exist`);
      if (name === '_KeepReference') return keepReference(state, target);
      if (name === '_RemoveReference') return null;
      const value = methodOf(state, target, name)(target.of, action.ArgumentInfo?.Arguments ?? [], state);
      return isThing(value) ? null : (value ?? null);
    }
    case ACTION.setProperty: {
      if (target === null) throw new WireError('ItemNotFound', `${action.Name} on an object that does not exist`);
      const set = definitionOf(state, target).set?.[name];
      const value = action.ArgumentInfo?.Arguments?.[0];
      if (set) set(target.of, value, state);
      else throw gap(state, target, name);
      return null;
    }
    default:
      throw new HostGap({ kind: 'notYet', member: `action type ${action.ActionType}` });
  }
};

const resolve = (state: HostState, body: Body, resolved: Map<number, Thing | null>, id: number): Thing | null => {
  const known = resolved.get(id);
  if (known !== undefined) return known;
  const path = body.ObjectPaths[String(id)];
  if (!path) throw new WireError('InvalidArgument', `object path ${id} is missing`);
  const value = resolvePath(state, body, resolved, path);
  resolved.set(id, value);
  return value;
};

const resolvePath = (state: HostState, body: Body, resolved: Map<number, Thing | null>, path: PathInfo): Thing | null => {
  const name = camel(path.Name);
  if (path.ObjectPathType === PATH.global) return thing('Workbook', state.workbook);
  if (path.ObjectPathType === PATH.newObject) {
    if (path.Name === 'Microsoft.InternalService.AddinInternalService') return thing('AddinInternalService', state);
    if (path.Name === 'Microsoft.AppRuntime.AppRuntimeService') return thing('AppRuntimeService', state);
    throw new HostGap({ kind: 'notYet', member: `new object ${path.Name}` });
  }
  if (path.ObjectPathType === PATH.referenceId) {
    const kept = state.references.get(path.Name);
    if (!kept) throw new WireError('InvalidReference', path.Name);
    return kept;
  }
  if (path.ObjectPathType === PATH.nothing) return null;
  const parent = resolve(state, body, resolved, path.ParentObjectPathId ?? 0);
  if (parent === null) return null;
  const given = path.ArgumentInfo?.Arguments ?? [];
  const references = path.ArgumentInfo?.ReferencedObjectPathIds ?? [];
  const args = given.map((value, index) =>
    typeof references[index] === 'number' && references[index] ? resolve(state, body, resolved, Number(references[index])) : value,
  );
  if (path.ObjectPathType === PATH.property) {
    const nav = definitionOf(state, parent).nav?.[name];
    if (!nav) throw gap(state, parent, name);
    return nav(parent.of, state);
  }
  const method = path.ObjectPathType === PATH.indexer ? 'getItem' : name;
  const value = methodOf(state, parent, method)(parent.of, args, state);
  if (value === null || isThing(value)) return value;
  throw new HostGap({ kind: 'notYet', member: `${parent.cls}.${method} as an object` });
};

const query = (state: HostState, target: Thing, select: readonly string[]): Record<string, unknown> => {
  const definition = definitionOf(state, target);
  const answer: Record<string, unknown> = { ...definition.id?.(target.of, state), ...referenceOf(state, target) };
  const { items } = definition;
  if (items) {
    const inner = select.map((path) => path.replace(/^items\/?/, '')).filter((path) => path !== '');
    answer._Items = items(target.of, state).map((item) => ({
      ...definitionOf(state, item).id?.(item.of, state),
      ...(inner.length > 0 ? query(state, item, inner) : {}),
    }));
    return answer;
  }
  const nested = new Map<string, string[]>();
  for (const path of select) {
    const [first = '', ...rest] = path.split('/');
    if (rest.length > 0) {
      nested.set(first, [...(nested.get(first) ?? []), rest.join('/')]);
      continue;
    }
    const get = definition.get?.[camel(first)];
    if (!get) throw gap(state, target, camel(first));
    answer[pascal(first)] = get(target.of, state);
  }
  for (const [name, paths] of nested) {
    const nav = definition.nav?.[camel(name)];
    if (!nav) throw gap(state, target, camel(name));
    const child = nav(target.of, state);
    answer[pascal(name)] = child === null ? null : query(state, child, paths);
  }
  return answer;
};

const definitionOf = (state: HostState, { cls }: Thing): ClassDefinition => {
  const definition = classDefinitions[cls];
  if (!definition) throw new HostGap({ kind: state.excelHas(cls, null) ? 'notYet' : 'noSuchMember', member: cls });
  return definition;
};

const methodOf = (state: HostState, target: Thing, name: string): NonNullable<ClassDefinition['call']>[string] => {
  const method = definitionOf(state, target).call?.[name];
  if (!method) throw gap(state, target, name);
  return method;
};

/** Tells a slip of the add-in from a hole in this host by the class metadata of the library itself. */
const gap = (state: HostState, { cls }: Thing, name: string): HostGap =>
  new HostGap({ kind: state.excelHas(cls, name) ? 'notYet' : 'noSuchMember', member: `${cls}.${name}` });

const keepReference = (state: HostState, target: Thing): null => {
  if (!state.referenceIds.has(target)) {
    const id = `reference${state.references.size + 1}`;
    state.references.set(id, target);
    state.referenceIds.set(target, id);
  }
  return null;
};

const referenceOf = (state: HostState, target: Thing): Record<string, unknown> => {
  const id = state.referenceIds.get(target);
  return id === undefined ? {} : { _ReferenceId: id };
};

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && 'cls' in value && 'of' in value;

/** Names travel with a capital first letter. */
const camel = (name: string): string => (name.startsWith('_') ? name : name.charAt(0).toLowerCase() + name.slice(1));
const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;
const PATH = { global: 1, newObject: 2, property: 4, indexer: 5, referenceId: 6, nothing: 7 } as const;
