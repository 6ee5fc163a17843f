// What the test host knows of Excel's classes: for each class its readable and settable properties, parts and methods.
// One table per topic; a member missing here is reported as "not in our test host yet".
import type { ClassDefinition } from './member-types.ts';
import { chartClasses } from './members-chart.ts';
import { formatClasses } from './members-format.ts';
import { rangeClasses } from './members-range.ts';
import { runtimeClasses } from './members-runtime.ts';
import { sheetClasses } from './members-sheet.ts';
import { workbookClasses } from './members-workbook.ts';

/** By Excel's class name. */
export const classDefinitions: Readonly<Record<string, ClassDefinition>> = {
  ...workbookClasses(),
  ...sheetClasses(),
  ...rangeClasses(),
  ...formatClasses(),
  ...chartClasses(),
  ...runtimeClasses(),
};
