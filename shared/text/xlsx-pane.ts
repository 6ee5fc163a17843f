// Puts into a finished .xlsx what lets Excel open our pane with the file and the pane find the report again: the web-extension parts
// with the add-in's settings, and hidden names. The workbook itself stays as it is. publish-xlsx.ts calls it.
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { AUTO_SHOW_KEY, CHART_NAMES } from '../workbook/file-marks.ts';

/** The add-in as its manifest names it. */
export type PaneReference = { readonly id: string; readonly version: string };

export type PaneParts = {
  /** Null: nobody knows the manifest; the file then only finds its report again. */
  readonly pane: PaneReference | null;
  /** Settings of the add-in in this file, as Excel keeps them. */
  readonly settings: Readonly<Record<string, string>>;
  /** Workbook names to be hidden, by name the formula without "=". */
  readonly names: Readonly<Record<string, string>>;
  /** Sheets (counted from 1) whose first column is open all the way down, not only in the rows that are drawn. */
  readonly openSheets: readonly number[];
};

/** The same workbook with the parts in it. Throws where it is no workbook of our writer. */
export const attachPane = (bytes: Uint8Array, { pane, settings, names, openSheets }: PaneParts): Uint8Array => {
  const files = unzipSync(bytes);
  const change = (path: string, from: (text: string) => string) => {
    const file = files[path];
    if (!file) throw new Error(`no ${path} in the workbook`);
    files[path] = strToU8(from(strFromU8(file)));
  };
  change('xl/workbook.xml', (text) => addNames(text, names));
  for (const sheet of openSheets) change(`xl/worksheets/sheet${sheet}.xml`, openColumn);
  if (files[FRONT_DRAWING]) change(FRONT_DRAWING, nameCharts);
  if (pane) {
    files['xl/webextensions/webextension1.xml'] = strToU8(extensionXml(pane, settings));
    files['xl/webextensions/taskpanes.xml'] = strToU8(TASKPANES);
    files['xl/webextensions/_rels/taskpanes.xml.rels'] = strToU8(TASKPANE_RELATIONS);
    change('_rels/.rels', (text) => text.replace('</Relationships>', `${PANE_RELATION}</Relationships>`));
    change('[Content_Types].xml', (text) => text.replace('</Types>', `${CONTENT_TYPES}</Types>`));
  }
  // A fixed time, so that the same report gives the same bytes.
  return zipSync(files, { mtime: new Date(Date.UTC(2020, 0, 1, 12)) });
};

const addNames = (text: string, names: PaneParts['names']): string => {
  const added = Object.entries(names)
    .map(([name, formula]) => `<definedName name="${name}" hidden="1">${escaped(formula)}</definedName>`)
    .join('');
  if (added === '') return text;
  if (text.includes('</definedNames>')) return text.replace('</definedNames>', `${added}</definedNames>`);
  return text.replace('</sheets>', `</sheets><definedNames>${added}</definedNames>`);
};

/** By these names the pane finds a chart again that it has to draw anew. */
const nameCharts = (text: string): string => {
  let count = 0;
  return text.replace(/(<xdr:cNvPr id="\d+" name=")Chart \d+"/g, (all, before: string) => {
    const name = CHART_NAMES[count];
    count += 1;
    return name === undefined ? all : `${before}${name}"`;
  });
};

/** The writer gives columns no style; that of the last blank row to write in becomes the column's. */
const openColumn = (text: string): string => {
  const style = [...text.matchAll(/<c r="A\d+" s="(\d+)"\/>/g)].at(-1)?.[1];
  return style === undefined ? text : text.replace('<col min="1" max="1"', `<col min="1" max="1" style="${style}"`);
};

/** An add-in is found in the organisation's catalogue, else where a person sideloaded it. Values of settings are JSON. */
const extensionXml = ({ id, version }: PaneReference, settings: PaneParts['settings']): string => {
  const values = { [AUTO_SHOW_KEY]: true, ...settings };
  const properties = Object.entries(values)
    .map(([name, value]) => `<we:property name="${escaped(name)}" value="${escaped(JSON.stringify(value))}"/>`)
    .join('');
  return `${HEAD}<we:webextension xmlns:we="http://schemas.microsoft.com/office/webextensions/webextension/2010/11" id="{${escaped(id)}}"><we:reference id="${escaped(id)}" version="${escaped(version)}" store="EXCatalog" storeType="EXCatalog"/><we:alternateReferences><we:reference id="${escaped(id)}" version="${escaped(version)}" store="developer" storeType="Registry"/></we:alternateReferences><we:properties>${properties}</we:properties><we:bindings/><we:snapshot xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/></we:webextension>`;
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;');

const FRONT_DRAWING = 'xl/drawings/drawing1.xml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE_2011 = 'http://schemas.microsoft.com/office/2011/relationships';
const TASKPANES = `${HEAD}<wetp:taskpanes xmlns:wetp="http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11"><wetp:taskpane dockstate="right" visibility="1" width="350" row="4"><wetp:webextensionref xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`;
const TASKPANE_RELATIONS = `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${OFFICE_2011}/webextension" Target="webextension1.xml"/></Relationships>`;
const PANE_RELATION = `<Relationship Id="rIdPane" Type="${OFFICE_2011}/webextensiontaskpanes" Target="xl/webextensions/taskpanes.xml"/>`;
const CONTENT_TYPES =
  '<Override PartName="/xl/webextensions/webextension1.xml" ContentType="application/vnd.ms-office.webextension+xml"/><Override PartName="/xl/webextensions/taskpanes.xml" ContentType="application/vnd.ms-office.webextensiontaskpanes+xml"/>';
