// The part of the manifest check about the ribbon and where it leads: what each button does, the runtime it shares with the pane, and that
// everything comes from one server. check-manifest.ts calls it.
import { RIBBON_COMMANDS } from '#shared/protocol/ribbon';
import { fault, type ManifestFault, type Placed } from './manifest-fault.ts';
import { localName, type XmlElement } from './read-xml.ts';

/** Buttons without a deed the pane knows, and a function file that is not the shared runtime's. */
export const commandFaults = (all: readonly Placed[]): readonly ManifestFault[] => {
  const named = (name: string) => all.filter(({ element }) => localName(element) === name).map(({ element }) => element);
  const functionFiles = named('FunctionFile');
  const faults: ManifestFault[] = [];
  for (const { element, parent } of all) {
    if (localName(element) !== 'Action' || !parent || localName(parent) !== 'Control') continue;
    const type = element.attributes.get('xsi:type') ?? '';
    const child = (name: string) => element.children.find((inner) => localName(inner) === name);
    if (type === 'ShowTaskpane') {
      if (!child('SourceLocation')) faults.push(fault('action', element, `${type}: SourceLocation`));
    } else if (type === 'ExecuteFunction') {
      const name = child('FunctionName')?.text ?? '';
      if (!RIBBON_COMMANDS.some((known) => known === name)) faults.push(fault('action', element, `${type}: ${name}`));
      else if (functionFiles.length === 0) faults.push(fault('action', element, `${type}: FunctionFile`));
    } else faults.push(fault('action', element, type));
  }
  const runtimes = named('Runtime').map(residOf);
  for (const element of functionFiles) {
    // A page of its own would be another runtime, which knows nothing of the open report.
    if (runtimes.length > 0 && !runtimes.includes(residOf(element))) faults.push(fault('runtime', element, residOf(element)));
  }
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

const OWN: ReadonlySet<string> = new Set([
  'SourceLocation',
  'IconUrl',
  'HighResolutionIconUrl',
  'AppDomain',
  'Image',
  'Url',
  'ExtendedOverrides',
]);
