// The part of the manifest check about the ribbon and where it leads: what each button does, the runtime it shares with the pane, and that
// everything comes from one server. check-manifest.ts calls it.
import { RIBBON_COMMANDS } from '#shared/protocol/ribbon';
import { fault, type ManifestFault, type Placed } from './manifest-fault.ts';
import { localName, type XmlElement } from './read-xml.ts';

/** Buttons without a deed the pane knows, and a function file that is not the shared runtime's. */
export const commandFaults = (all: readonly Placed[]): readonly ManifestFault[] => {
  const named = (name: string) => all.filter(({ element }) => localName(element) === name).map(({ element }) => element);
  const functionFiles = named('FunctionFile');
  const runtimes = named('Runtime').map(residOf);
  // A page of its own would be another runtime, which knows nothing of the open report.
  const isForeign = (element: XmlElement) => runtimes.length > 0 && !runtimes.includes(residOf(element));
  const panes: (readonly [XmlElement, string])[] = [];
  const faults: ManifestFault[] = [];
  for (const { element, parent } of all) {
    if (localName(element) !== 'Action' || !parent || localName(parent) !== 'Control') continue;
    const type = element.attributes.get('xsi:type') ?? '';
    const child = (name: string) => element.children.find((inner) => localName(inner) === name);
    if (type === 'ShowTaskpane') {
      const source = child('SourceLocation');
      if (!source) faults.push(fault('action', element, `${type}: SourceLocation`));
      else if (isForeign(source)) faults.push(fault('runtime', source, residOf(source)));
      panes.push([element, child('TaskpaneId')?.text ?? '']);
    } else if (type === 'ExecuteFunction') {
      const name = child('FunctionName')?.text ?? '';
      if (!RIBBON_COMMANDS.some((known) => known === name)) faults.push(fault('action', element, `${type}: ${name}`));
      else if (functionFiles.length === 0) faults.push(fault('action', element, `${type}: FunctionFile`));
    } else faults.push(fault('action', element, type));
  }
  for (const element of functionFiles) if (isForeign(element)) faults.push(fault('runtime', element, residOf(element)));
  // One pane to a shared runtime; a button without an id, or with another one, would open a second. With this id it opens with its files.
  for (const [element, id] of panes) if (id !== WITH_THE_FILE) faults.push(fault('runtime', element, id === '' ? 'TaskpaneId' : id));
  return faults;
};

/** Addresses of another server than the pane's: Excel would refuse them or leave the add-in for a browser. */
export const originFaults = (root: XmlElement, all: readonly Placed[]): readonly ManifestFault[] => {
  const settings = root.children.find((element) => localName(element) === 'DefaultSettings');
  const pane = settings?.children.find((element) => localName(element) === 'SourceLocation')?.attributes.get('DefaultValue');
  const origin = originOf(pane);
  if (origin === null) return [];
  return all.flatMap(({ element }) => {
    const name = localName(element);
    const address = name === 'AppDomain' ? element.text : element.attributes.get(name === 'ExtendedOverrides' ? 'Url' : 'DefaultValue');
    if (!OWN.has(name) || address === undefined) return [];
    const found = originOf(address);
    return found === null || found === origin ? [] : [fault('origin', element, address)];
  });
};

const residOf = (element: XmlElement): string => element.attributes.get('resid') ?? '';

const originOf = (address: string | undefined): string | null =>
  address !== undefined && URL.canParse(address) ? new URL(address).origin : null;

/** Excel opens the pane by itself for a workbook that names the add-in, if one button shows the pane under this id. */
const WITH_THE_FILE = 'Office.AutoShowTaskpaneWithDocument';

const OWN: ReadonlySet<string> = new Set([
  'SourceLocation',
  'IconUrl',
  'HighResolutionIconUrl',
  'AppDomain',
  'Image',
  'Url',
  'ExtendedOverrides',
]);
