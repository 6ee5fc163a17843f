// What can be wrong in a manifest, and the sentence for each. The checkers make faults; `nianbao manifest check` speaks them.
import type { Message } from '#shared/i18n/translate';
import { message } from '#shared/i18n/translate';
import { unreachable } from '#shared/result';
import type { XmlElement } from './read-xml.ts';

export type ManifestRule =
  | 'xml'
  | 'root'
  | 'order'
  | 'missing'
  | 'unknown'
  | 'id'
  | 'version'
  | 'duplicateId'
  | 'resid'
  | 'https'
  | 'origin'
  | 'icon'
  | 'iconSizes'
  | 'length'
  | 'requirement'
  | 'locale'
  | 'overridesType'
  | 'permission'
  | 'action'
  | 'runtime';

/** One fault: the rule, where it is, and what stands there. */
export type ManifestFault = { readonly rule: ManifestRule; readonly line: number; readonly found: string };

/** An element with the one it stands in. */
export type Placed = { readonly element: XmlElement; readonly parent: XmlElement | null };

export const fault = (rule: ManifestRule, { line }: XmlElement, found: string): ManifestFault => ({ rule, line, found });

/** What is wrong, where, and what to do. */
export const faultSentence = ({ rule, line, found }: ManifestFault): Message => {
  switch (rule) {
    case 'xml':
      return message('install.fault.xml', { line });
    case 'root':
      return message('install.fault.root', { line, found });
    case 'order':
      return message('install.fault.order', { line, found });
    case 'missing':
      return message('install.fault.missing', { line, found });
    case 'unknown':
      return message('install.fault.unknown', { line, found });
    case 'id':
      return message('install.fault.id', { line, found });
    case 'version':
      return message('install.fault.version', { line, found });
    case 'duplicateId':
      return message('install.fault.duplicateId', { line, found });
    case 'resid':
      return message('install.fault.resid', { line, found });
    case 'https':
      return message('install.fault.https', { line, found });
    case 'origin':
      return message('install.fault.origin', { line, found });
    case 'icon':
      return message('install.fault.icon', { line, found });
    case 'iconSizes':
      return message('install.fault.iconSizes', { line, found });
    case 'length':
      return message('install.fault.length', { line, found });
    case 'requirement':
      return message('install.fault.requirement', { line, found });
    case 'locale':
      return message('install.fault.locale', { line, found });
    case 'overridesType':
      return message('install.fault.overridesType', { line, found });
    case 'permission':
      return message('install.fault.permission', { line, found });
    case 'action':
      return message('install.fault.action', { line, found });
    case 'runtime':
      return message('install.fault.runtime', { line, found });
    default:
      return unreachable(rule);
  }
};
