// Sentences of the Excel host: what was put back, what Excel refuses, which Excel is too old.

export const excelMessages = {
  'excel.formulaRestored': {
    zh: '{place} 是公式格，不能改写，已恢复公式。请改它所合计的各项。',
    en: '{place} is a formula cell and cannot be overwritten; the formula was put back. Change the items it adds up instead.',
  },
  'excel.labelRestored': {
    zh: '{place} 是表格的固定文字，已恢复原文。',
    en: '{place} is fixed text of the form; it was put back.',
  },
  'excel.restoredMany': {
    zh: '“{sheet}”中有 {count} 处公式或固定文字被改写，已全部恢复。',
    en: '{count} formulas or fixed texts on "{sheet}" were overwritten; all of them were put back.',
  },
  'excel.cannotRestore': {
    zh: '“{sheet}”中有 {count} 处公式或固定文字被改写，Excel 不允许恢复（{code}）。请撤销刚才的操作（Ctrl+Z）。',
    en: '{count} formulas or fixed texts on "{sheet}" were overwritten and Excel does not let us put them back ({code}). Please undo your last action (Ctrl+Z).',
  },
  'excel.titleRestored': {
    zh: '{place} 由报告带出，不能在表格中改，已恢复。',
    en: '{place} comes from the report and cannot be changed on the sheet; it was put back.',
  },
  'excel.sheetMissing': {
    zh: '工作表“{sheet}”已被删除，其中的修改不再同步。请撤销删除，或重新打开报告，会重新生成。',
    en: 'The sheet "{sheet}" was deleted; changes to it are no longer synchronised. Undo the deletion, or open the report again to have it drawn anew.',
  },
  'excel.shapeChanged': {
    zh: '工作表“{sheet}”被插入或删除了行、列，无法辨认各格，这张表的修改暂不同步。请撤销插入或删除（Ctrl+Z）。',
    en: 'Rows or columns were inserted into or deleted from the sheet "{sheet}", so its cells can no longer be told apart and its changes are not synchronised. Please undo that (Ctrl+Z).',
  },
  'excel.waitingForCell': {
    zh: '正在编辑单元格，{count} 处修改等编辑结束后写入表格（按 Enter 或 Esc 结束）。',
    en: 'A cell is being edited; {count} changes wait until you finish (press Enter or Esc).',
  },
  'excel.notAnswering': {
    zh: 'Excel 超过 {seconds} 秒没有响应，修改已保留，会自动重试。',
    en: 'Excel has not answered for {seconds} seconds. The changes are kept and will be tried again.',
  },
  'excel.failed': {
    zh: 'Excel 没有完成操作（{code}）。修改已保留，会自动重试；如果一直出现，请关闭并重新打开窗格。',
    en: 'Excel did not complete the operation ({code}). The changes are kept and will be tried again; if this goes on, close the pane and open it again.',
  },
  'excel.cannotBuild': {
    zh: '无法在这个文件中生成年报工作表（{code}）。请检查文件是否只读或工作簿结构受保护，然后重新打开报告。',
    en: 'The report sheets could not be drawn in this file ({code}). Check whether the file is read-only or its structure is protected, then open the report again.',
  },
  'excel.notInExcel': {
    zh: '这个页面要在 Excel 的任务窗格中打开。在浏览器中请用网页版（地址末尾为 /web）。',
    en: 'This page is meant for the task pane of Excel. In a browser, please use the web version (address ending in /web).',
  },
  'excel.noOffice': {
    zh: 'Excel 没有应答。请关闭窗格后重新打开；如果仍然如此，请用网页版（地址末尾为 /web）。',
    en: 'Excel did not answer. Close the pane and open it again; if that does not help, use the web version (address ending in /web).',
  },
  'excel.tooOld': {
    zh: '这个版本的 Excel 太旧，需要 Excel 2021 或更新版本，或 Microsoft 365。请用网页版（地址末尾为 /web），功能相同。',
    en: 'This Excel is too old: Excel 2021 or later, or Microsoft 365, is needed. Please use the web version (address ending in /web); it does the same.',
  },
  'excel.validationTitle': { zh: '请填写数字', en: 'Enter a number' },
  'excel.validationCount': {
    zh: '此格只能填 0 或更大的整数，没有发生的填 0。',
    en: 'This cell takes whole numbers from 0; enter 0 where nothing happened.',
  },
  'excel.validationChange': {
    zh: '此格只能填整数，减少的填负数。',
    en: 'This cell takes whole numbers; enter a negative number for a decrease.',
  },
  'excel.validationAmount': {
    zh: '此格只能填 0 或更大的金额（万元），可带小数。',
    en: 'This cell takes an amount from 0 (unit: 10,000 yuan), decimals allowed.',
  },
} as const;
