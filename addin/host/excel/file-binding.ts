// Which report of which server a workbook file belongs to: kept in the add-in's settings of the file and, for programs that throw those
// away, in a hidden name. build-sheets.ts writes it; start-excel.ts asks it when the pane opens.
import { AUTO_SHOW_KEY, BINDING_KEY, BINDING_NAME, bindingFormula, type FileBinding } from '#shared/workbook/file-marks';

export type { FileBinding };

/** The server this page came from, as files know it. */
export const serverHere = (): string => globalThis.location?.host ?? '';

/** Queues the reading as it stands; null where the file belongs to no report, or what it says cannot be read. */
export const queueFileBinding = (context: Excel.RequestContext): (() => FileBinding | null) => {
  const setting = context.workbook.settings.getItemOrNullObject(BINDING_KEY).load('value');
  const name = context.workbook.names.getItemOrNullObject(BINDING_NAME).load('formula');
  return () => (setting.isNullObject ? null : readBinding(setting.value)) ?? (name.isNullObject ? null : readBinding(textOf(name.formula)));
};

/** Queues the question which report the open file belongs to; a file of another server names none that could be opened here. */
export const queueBinding = (context: Excel.RequestContext): (() => FileBinding | null) => {
  const pick = queueFileBinding(context);
  return () => {
    const binding = pick();
    const isElsewhere = binding !== null && Boolean(binding.server) && serverHere() !== '' && binding.server !== serverHere();
    return isElsewhere ? { ...binding, report: null } : binding;
  };
};

/** Queues the writing, and has Excel open the pane with this file from now on. `isNamed`: the hidden name stands already. */
export const queueKeepBinding = (context: Excel.RequestContext, binding: FileBinding, isNamed: boolean): void => {
  const { names, settings } = context.workbook;
  settings.add(BINDING_KEY, JSON.stringify(binding));
  // By workbook.settings and not by Office's own: those are saved as a whole, over what was renewed here in between.
  settings.add(AUTO_SHOW_KEY, true);
  const formula = bindingFormula(binding);
  if (formula === null) return;
  if (isNamed) names.getItem(BINDING_NAME).formula = formula;
  else names.add(BINDING_NAME, formula).visible = false;
};

const textOf = (formula: unknown): string | null => {
  const match = typeof formula === 'string' ? /^="(.*)"$/s.exec(formula) : null;
  return match ? (match[1] ?? '').replaceAll('""', '"') : null;
};

const readBinding = (text: unknown): FileBinding | null => {
  if (typeof text !== 'string' || text.length > 1000) return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) return null;
    const { report, edition, schema, server } = value as Record<string, unknown>;
    if (typeof edition !== 'string' || typeof schema !== 'number') return null;
    return { report: typeof report === 'string' ? report : null, edition, schema, server: typeof server === 'string' ? server : null };
  } catch {
    return null;
  }
};
