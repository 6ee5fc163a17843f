// Checks an add-in-only manifest without Microsoft's service (which validates online only): order of elements, ids,
// references, addresses, icons with their real sizes, lengths, requirement sets. Pure; `nianbao manifest check` and tests call it.
import { commandFaults, originFaults } from './check-commands.ts';
import { isThisMachine } from './deployment.ts';
import { fault, type ManifestFault, type Placed } from './manifest-fault.ts';
import { CHILDREN } from './manifest-order.ts';
import { localName, readXml, type XmlElement } from './read-xml.ts';

/** Width and height of the icon behind an address, or null where there is no such picture. */
export type IconSize = (url: string) => { readonly width: number; readonly height: number } | null;

/** All faults in the order of the text; none for a manifest Excel takes. */
export const checkManifest = (text: string, iconSize: IconSize): readonly ManifestFault[] => {
  const read = readXml(text);
  if (!read.ok) return [{ rule: 'xml', line: read.error.line, found: '' }];
  const root = read.value;
  if (localName(root) !== 'OfficeApp' || root.attributes.get('xsi:type') !== 'TaskPaneApp') return [fault('root', root, root.name)];
  const all = [...walk(root)];
  return [
    ...all.flatMap(({ element, parent }) => orderFaults(element, parent)),
    ...headFaults(root),
    ...referenceFaults(all),
    ...all.flatMap(({ element }) => addressFaults(element)),
    ...iconFaults(root, all, iconSize),
    ...all.flatMap(({ element, parent }) => lengthFaults(element, parent)),
    ...requirementFaults(all),
    ...commandFaults(all),
    ...originFaults(root, all),
  ].sort((a, b) => a.line - b.line);
};

const walk = function* (element: XmlElement, parent: XmlElement | null = null): Generator<Placed> {
  yield { element, parent };
  for (const child of element.children) yield* walk(child, element);
};

const orderFaults = (element: XmlElement, parent: XmlElement | null): ManifestFault[] => {
  const name = localName(element);
  const wanted = CHILDREN[`${parent ? localName(parent) : ''}/${name}`] ?? CHILDREN[name];
  // Outside VersionOverrides a host is an empty element with a name.
  if (!wanted || (name === 'Host' && element.attributes.has('Name'))) return [];
  const names = wanted.map((entry) => entry.replace(/[!*]/g, ''));
  const faults: ManifestFault[] = [];
  let last = -1;
  for (const child of element.children) {
    const index = names.indexOf(localName(child));
    const isRepeated = index === last && !wanted[index]?.includes('*');
    if (index < 0) faults.push(fault('unknown', child, child.name));
    else if (index < last || isRepeated) faults.push(fault('order', child, child.name));
    else last = index;
  }
  const present = new Set(element.children.map(localName));
  const missing = wanted.filter((entry) => entry.includes('!')).map((entry) => entry.replace(/[!*]/g, ''));
  return [...faults, ...missing.filter((child) => !present.has(child)).map((child) => fault('missing', element, child))];
};

const headFaults = (root: XmlElement): ManifestFault[] => {
  const faults: ManifestFault[] = [];
  const child = (name: string) => root.children.find((element) => localName(element) === name);
  const id = child('Id');
  if (id && !/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(id.text)) faults.push(fault('id', id, id.text));
  const version = child('Version');
  if (version && !/^\d{1,5}(\.\d{1,5}){1,3}$/.test(version.text)) faults.push(fault('version', version, version.text));
  const locale = child('DefaultLocale');
  if (locale && !LOCALE.test(locale.text)) faults.push(fault('locale', locale, locale.text));
  for (const override of root.children.flatMap(({ children }) => children)) {
    const spoken = localName(override) === 'Override' ? override.attributes.get('Locale') : undefined;
    if (spoken !== undefined && !LOCALE.test(spoken)) faults.push(fault('locale', override, spoken));
  }
  const permission = child('Permissions');
  if (permission && permission.text !== 'ReadWriteDocument') faults.push(fault('permission', permission, permission.text));
  const overrides = child('VersionOverrides');
  // Task panes know version 1.0 only; 1.1 is for mail.
  const type = overrides?.attributes.get('xsi:type') ?? '';
  if (overrides && (type !== 'VersionOverridesV1_0' || overrides.attributes.get('xmlns') !== OVERRIDES_SPACE)) {
    faults.push(fault('overridesType', overrides, type));
  }
  return faults;
};

const referenceFaults = (all: readonly Placed[]): ManifestFault[] => {
  const faults: ManifestFault[] = [];
  const kinds = new Map<string, string>();
  const seen = new Set<string>();
  for (const { element, parent } of all) {
    const id = element.attributes.get('id');
    if (id === undefined) continue;
    if (seen.has(id)) faults.push(fault('duplicateId', element, id));
    seen.add(id);
    const kind = parent ? localName(parent) : '';
    if (RESOURCE_KINDS.has(kind)) {
      kinds.set(id, kind);
      if (id.length > MAX_RESID) faults.push(fault('resid', element, id));
    }
  }
  for (const { element, parent } of all) {
    const resid = element.attributes.get('resid');
    if (resid === undefined) continue;
    if (!wantedKinds(element, parent).includes(kinds.get(resid) ?? '')) faults.push(fault('resid', element, resid));
  }
  return faults;
};

const wantedKinds = (element: XmlElement, parent: XmlElement | null): readonly string[] => {
  const name = localName(element);
  if (name === 'Image') return ['Images'];
  if (name === 'Label' || name === 'Title') return ['ShortStrings'];
  if (name === 'Description') return ['LongStrings'];
  return parent ? ['Urls'] : [];
};

const addressFaults = (element: XmlElement): ManifestFault[] => {
  const name = localName(element);
  const isAddress = ADDRESS_ELEMENTS.has(name) || (name === 'Image' && element.attributes.has('DefaultValue'));
  if (!isAddress) return [];
  const value = name === 'AppDomain' ? element.text : element.attributes.get(name === 'ExtendedOverrides' ? 'Url' : 'DefaultValue');
  // Inside VersionOverrides these elements only point to a resource.
  if (value === undefined) return element.attributes.has('resid') ? [] : [fault('https', element, '')];
  return isSafe(value) && value.length <= MAX_URL ? [] : [fault('https', element, value)];
};

/** Encrypted, or from this very machine, which Excel for Windows takes. */
const isSafe = (address: string): boolean => {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
};

const iconFaults = (root: XmlElement, all: readonly Placed[], iconSize: IconSize): ManifestFault[] => {
  const faults: ManifestFault[] = [];
  const judge = (element: XmlElement, url: string | undefined, size: number): void => {
    const real = url === undefined ? null : iconSize(url);
    if (real?.width !== size || real.height !== size) faults.push(fault('icon', element, `${url ?? ''} ${size}`));
  };
  for (const element of root.children) {
    const url = element.attributes.get('DefaultValue');
    if (localName(element) === 'IconUrl') judge(element, url, 32);
    if (localName(element) === 'HighResolutionIconUrl') judge(element, url, 64);
  }
  const urls = new Map(all.map(({ element }) => [element.attributes.get('id'), element.attributes.get('DefaultValue')]));
  for (const { element } of all) {
    if (localName(element) !== 'Icon') continue;
    const sizes = element.children.map((image) => Number(image.attributes.get('size')));
    if (![16, 32, 80].every((size) => sizes.includes(size))) faults.push(fault('iconSizes', element, sizes.join(' ')));
    for (const image of element.children) judge(image, urls.get(image.attributes.get('resid')), Number(image.attributes.get('size')));
  }
  return faults;
};

const lengthFaults = (element: XmlElement, parent: XmlElement | null): ManifestFault[] => {
  const limit = LIMITS[`${parent ? localName(parent) : ''}/${localName(element)}`];
  if (limit === undefined) return [];
  const texts = [
    element.attributes.get('DefaultValue') ?? element.text,
    ...element.children.map((child) => child.attributes.get('Value') ?? ''),
  ];
  return texts.filter((text) => text === '' || text.length > limit).map((text) => fault('length', element, text.slice(0, 40)));
};

/** The head asks for little (so that old Excels show the add-in and can be advised); a long runtime needs SharedRuntime 1.1. */
const requirementFaults = (all: readonly Placed[]): ManifestFault[] => {
  const faults: ManifestFault[] = [];
  const sets = all.filter(({ element }) => localName(element) === 'Set');
  for (const { element } of sets) {
    const name = element.attributes.get('Name') ?? '';
    const version = element.attributes.get('MinVersion') ?? '1.1';
    if (!/^\d+\.\d+$/.test(version) || !KNOWN_SETS.has(name)) faults.push(fault('requirement', element, `${name} ${version}`));
    else if (name === 'ExcelApi' && Number(version.split('.')[1]) > HIGHEST_DECLARED)
      faults.push(fault('requirement', element, `${name} ${version}`));
  }
  const lasting = all.find(({ element }) => localName(element) === 'Runtime' && element.attributes.get('lifetime') === 'long');
  const isShared = sets.some(({ element }) => element.name.startsWith('bt:') && element.attributes.get('Name') === 'SharedRuntime');
  if (lasting && !isShared) faults.push(fault('requirement', lasting.element, 'SharedRuntime'));
  return faults;
};

const LOCALE = /^[a-z]{2,3}-[A-Z]{2}$/;
const OVERRIDES_SPACE = 'http://schemas.microsoft.com/office/taskpaneappversionoverrides';
const RESOURCE_KINDS: ReadonlySet<string> = new Set(['Images', 'Urls', 'ShortStrings', 'LongStrings']);
const ADDRESS_ELEMENTS: ReadonlySet<string> = new Set([
  'IconUrl',
  'HighResolutionIconUrl',
  'SupportUrl',
  'AppDomain',
  'SourceLocation',
  'Url',
  'ExtendedOverrides',
]);
const KNOWN_SETS: ReadonlySet<string> = new Set(['ExcelApi', 'SharedRuntime', 'DialogApi', 'AddinCommands', 'KeyboardShortcuts']);
const LIMITS: Readonly<Record<string, number>> = {
  'OfficeApp/DisplayName': 125,
  'OfficeApp/Description': 250,
  'OfficeApp/ProviderName': 125,
  'ShortStrings/String': 125,
  'LongStrings/String': 250,
  'Action/TaskpaneId': 125,
};
const HIGHEST_DECLARED = 1;
const MAX_RESID = 32;
const MAX_URL = 2048;
