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
    en: '{count} {count|formula or fixed text|formulas or fixed texts} on "{sheet}" {count|was|were} overwritten; {count|it was|all of them were} put back.',
  },
  'excel.cannotRestore': {
    zh: '“{sheet}”中有 {count} 处公式或固定文字被改写，Excel 不允许恢复（{code}）。请撤销刚才的操作（Ctrl+Z）。',
    en: '{count} {count|formula or fixed text|formulas or fixed texts} on "{sheet}" {count|was|were} overwritten and Excel does not let us put {count|it|them} back ({code}). Please undo your last action (Ctrl+Z).',
  },
  'excel.titleRestored': {
    zh: '{place} 由报告带出，不能在表格中改，已恢复。',
    en: '{place} comes from the report and cannot be changed on the sheet; it was put back.',
  },
  'excel.noCharts': {
    zh: '封面下方的图没有画上（{code}），表格和公式不受影响。下次打开文件时再画；如给封面设了密码保护，请先撤销。',
    en: 'The charts under the front sheet could not be drawn ({code}); tables and formulas are not affected. They are drawn when the file is next opened; if the front sheet is protected with a password, lift that first.',
  },
  'excel.openedAgain': {
    zh: '“{sheet}”中有填写格被锁住（多半是从别的表格粘贴带来的），已重新打开，可以填写。',
    en: 'Cells to be filled in on "{sheet}" were locked (most likely by a paste from another workbook); they are open again.',
  },
  'excel.sheetLocked': {
    zh: '“{sheet}”设了密码保护，同事的修改写不进这张表，已在服务器上保留。请在“审阅 → 撤销工作表保护”后点一下这张表，会自动补上。',
    en: '"{sheet}" is protected with a password, so changes by colleagues cannot be written there; they are safe on the server. Lift the protection under Review → Unprotect Sheet and click the sheet: they are then written.',
  },
  'excel.rowHidden': {
    zh: '{place} 所在的行或列被隐藏了，已经选中但看不见。请在“开始 → 格式 → 隐藏和取消隐藏”中取消隐藏。',
    en: 'The row or column of {place} is hidden: the cell is selected but cannot be seen. Unhide it under Home → Format → Hide & Unhide.',
  },
  'excel.sides.select': { zh: '在表中选中：', en: 'Select in the sheet:' },
  'excel.sides.left': { zh: '左边 {value}', en: 'left side {value}' },
  'excel.sides.right': { zh: '右边 {value}', en: 'right side {value}' },
  'excel.sides.both': { zh: '两边', en: 'both sides' },
  'excel.here.alone': { zh: '此刻只有您在这份年报中。', en: 'Nobody else is in this report just now.' },
  'excel.here.unknown': { zh: '没有连上服务器，看不到别人在哪里。', en: 'Not connected, so nobody can be seen here.' },
  'excel.here.nowhere': { zh: '{names}也在，没有停在某一格。', en: '{names} {count|is|are} here too, in no cell.' },
  'excel.here.title': { zh: '别人此刻在哪里', en: 'Where the others are now' },
  'excel.here.in': { zh: '{name}：{place}', en: '{name}: {place}' },
  'excel.here.more': { zh: '等 {count} 人', en: 'and {count} more' },
  'excel.here.sameCell': {
    zh: '{names}也在这一格，改动前请先打个招呼。',
    en: '{names} {count|is|are} in this cell too; ask first.',
  },
  'excel.here.typing': { zh: '{names}正在填这一格，请稍候再改。', en: '{names} {count|is|are} typing in this cell; please wait.' },
  'excel.sheetMissing': {
    zh: '工作表“{sheet}”已被删除，其中的修改不再同步。请撤销删除，或重新打开报告，会重新生成。',
    en: 'The sheet "{sheet}" was deleted; changes to it are no longer synchronised. Undo the deletion, or open the report again to have it drawn anew.',
  },
  'excel.shapeChanged': {
    zh: '工作表“{sheet}”被插入或删除了行、列，无法辨认各格，这张表的修改暂不同步。请撤销插入或删除（Ctrl+Z）。',
    en: 'Rows or columns were inserted into or deleted from the sheet "{sheet}", so its cells can no longer be told apart and its changes are not synchronised. Please undo that (Ctrl+Z).',
  },
  'excel.othersRestored': {
    zh: '有 {count} 格不归您填写，已恢复原值：{reasons}其余 {taken} 格已收下。',
    en: '{count} cells are not yours to fill in and were put back: {reasons} The other {taken} were taken.',
  },
  'excel.otherReport': {
    zh: '这个文件里已有另一份年报的工作表，没有改动它们；本报告的工作表另建（重名的加了编号）。要处理那一份，请在窗格“报告”中打开它。',
    en: 'This file already holds the sheets of another report. They were left as they are; the sheets of this report were drawn beside them (numbered where the names are taken). To work on the other one, open it from the list of reports.',
  },
  'excel.otherServer': {
    zh: '这个文件里的年报工作表属于另一台服务器（{server}），没有改动它们；本报告的工作表另建。要把那份内容并入本报告，请在窗格“更多”中导入该文件。',
    en: 'The report sheets in this file belong to another server ({server}). They were left as they are; the sheets of this report were drawn beside them. To bring that content into this report, import the file under "More" in the pane.',
  },
  'excel.bindingLost': {
    zh: '这个文件没有记下它属于哪份报告（记录丢失或损坏），但机关和年度与本报告相同，已接上。与服务器不同的各格没有改动，请在“合并离线修改”中逐处选择。',
    en: 'This file no longer says which report it belongs to (the note is lost or damaged); as organ and year agree it was joined to this report. Cells that differ from the server were left as they are: choose for each of them under "Merge offline changes".',
  },
  'excel.setAside': {
    zh: '“{sheet}”等 {count} 张工作表的行列被增删过，无法辨认各格，没有改动；已另建加了编号的新表。请把旧表中的修改抄到新表，或保存文件后在窗格“更多”中导入，再删除旧表。',
    en: 'Rows or columns were inserted into or deleted from {count} {count|sheet|sheets} ("{sheet}"{count|| and others}), so {count|its|their} cells can no longer be told apart. {count|It was|They were} left as {count|it is|they are} and drawn anew with a number. Copy what was changed to the new {count|sheet|sheets}, or save the file and import it under "More" in the pane; then delete the old {count|one|ones}.',
  },
  'excel.foreignSheets': {
    zh: '这个文件里原有“{sheet}”等 {count} 张同名工作表，不是本程序生成的，没有改动；年报的工作表另建，加了编号。要把原有的数字收进年报，请保存文件，再在窗格“更多”中导入。',
    en: 'This file already had {count} {count|sheet|sheets} of the same name ("{sheet}"{count|| and others}) that this program did not draw. {count|It was|They were} left as {count|it is|they are}; the sheets of the report got numbers. To bring those figures into the report, save the file and import it under "More" in the pane.',
  },
  'excel.totalDiffers': {
    zh: '{place} 在工作表中显示 {shown}，按公式应为 {computed}。请点“重写公式”。',
    en: '{place} shows {shown} on the sheet; its formula gives {computed}. Use "Write the formula again".',
  },
  'excel.totalOverwritten': {
    zh: '{place} 的公式被 {shown} 覆盖，按公式应为 {computed}。请点“重写公式”。',
    en: 'The formula of {place} was overwritten with {shown}; it gives {computed}. Use "Write the formula again".',
  },
  'excel.totalManual': {
    zh: 'Excel 设为手动计算，{count} 处合计还没有更新（如 {place} 显示 {shown}，应为 {computed}）。请点“立即计算”，或在“公式 → 计算选项”中改回自动。',
    en: 'Excel is set to calculate manually and {count} totals are behind (for example {place} shows {shown} and should be {computed}). Use "Calculate now", or set Formulas → Calculation Options back to automatic.',
  },
  'excel.numberAsText': {
    zh: '{place} 的“{shown}”是文本不是数字，合计没有算进去。请点“改为数字 {means}”。',
    en: '"{shown}" in {place} is text and not a number, so the totals leave it out. Use "Make it the number {means}".',
  },
  'excel.repair.total': { zh: '重写公式', en: 'Write the formula again' },
  'excel.repair.manual': { zh: '立即计算', en: 'Calculate now' },
  'excel.repair.text': { zh: '改为数字 {means}', en: 'Make it the number {means}' },
  'excel.copy.title': { zh: '合并 {count} 处离线修改', en: 'Merge {count} offline changes' },
  'excel.copy.hint': {
    zh: '这个文件不在同步时被改过。没有选择之前，文件和服务器都不动。只有文件改过的已选“文件的”；两边都改过的请逐处选择。',
    en: 'This file was changed while it was not synchronised. Until you choose, neither the file nor the server is changed. Places only the file changed are preselected; where both sides changed, please choose.',
  },
  'excel.copy.facts': {
    zh: '上次同步：{when}；文件最后由 {name} 保存。',
    en: 'Last synchronised: {when}; the file was last saved by {name}.',
  },
  'excel.copy.unknown': { zh: '不详', en: 'unknown' },
  'excel.copy.mine': { zh: '文件的：{value}', en: 'The file: {value}' },
  'excel.copy.theirs': { zh: '服务器的：{value}', en: 'The server: {value}' },
  'excel.copy.base': { zh: '上次同步时：{value}', en: 'When last synchronised: {value}' },
  'excel.copy.both': { zh: '两边都改过', en: 'both sides changed' },
  'excel.copy.allMine': { zh: '全部用文件的', en: 'The file everywhere' },
  'excel.copy.allTheirs': { zh: '全部用服务器的', en: 'The server everywhere' },
  'excel.copy.merge': { zh: '合并已选的 {count} 处', en: 'Merge the {count} chosen' },
  'excel.copy.done': { zh: '已合并 {count} 处离线修改。', en: '{count} offline changes were merged.' },
  'excel.copy.unreadable': {
    zh: '“{text}”不能填在这一格，只能用服务器的。',
    en: '"{text}" cannot stand in this cell; only the server’s value can be used.',
  },
  'excel.twoWindows': {
    zh: '这份报告在您的另一个窗口（Excel 或浏览器）中也开着。两边各自同步，修改不会重复，也不会丢；存盘时请只保留一份文件。',
    en: 'You have this report open in another window too (Excel or browser). Both are synchronised and nothing is lost or entered twice; when saving, keep only one of the files.',
  },
  'excel.waitingForCell': {
    zh: '正在编辑单元格，{count} 处修改等编辑结束后写入表格（按 Enter 或 Esc 结束）。',
    en: 'A cell is being edited; {count} {count|change waits|changes wait} until you finish (press Enter or Esc).',
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
