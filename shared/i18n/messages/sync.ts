// Sentences of the room "sync": the connection, refused edits, and what the workbook in the browser says.

export const syncMessages = {
  'sync.lost': {
    zh: '与服务器的连接断开了，正在重新连接。您可以继续填写，联网后会自动同步；在此之前请不要关闭本页。',
    en: 'The connection to the server is lost and being restored. You can go on; your changes are sent when it is back. Do not close this page before that.',
  },
  'sync.lostKept': {
    zh: '与服务器的连接断开了，正在重新连接。您可以继续填写：修改都存在这台电脑上，关闭页面也不会丢失，联网后自动同步。',
    en: 'The connection to the server is lost and being restored. You can go on: your changes are kept on this computer, even if you close the page, and are sent when it is back.',
  },
  'sync.noServerKept': {
    zh: '暂时连不上服务器，正在重试。您可以继续填写：修改都存在这台电脑上，关闭页面也不会丢失，联网后自动同步。',
    en: 'The server cannot be reached at the moment; trying again. You can go on: your changes are kept on this computer, even if you close the page, and are sent when it is back.',
  },
  'sync.stoppedKept': {
    zh: '{reason}没有送到服务器的修改已留在这台电脑上：重新登录或恢复权限后，在这台电脑上打开这份年报即可同步。',
    en: '{reason} Changes that have not reached the server stay on this computer and are sent when you open the report here again, signed in and with access.',
  },
  'sync.busy': {
    zh: '服务器正忙，稍后自动重新连接。您可以继续填写。',
    en: 'The server is busy; reconnecting shortly. You can go on working.',
  },
  'sync.refused': {
    zh: '服务器没有接受一处修改，正在重新读取年报。没有被接受的内容列在“未被接受的修改”里，不会丢失。',
    en: 'The server did not accept a change; the report is being read again. What was not accepted is kept in the list “Changes not accepted”.',
  },
  'sync.restored': {
    zh: '这份年报已恢复到较早的状态，正在重新读取。您尚未保存的修改没有写入，列在“恢复之前的修改”里，由您逐处决定。',
    en: 'This report was restored to an earlier state and is being read again. What you had not saved is kept under “Changes from before the restore”, for you to decide one by one.',
  },
  'sync.tooLarge': {
    zh: '这处修改太大，服务器没有接受。请分几次填写。',
    en: 'This change is too large and was not accepted. Please enter it in several steps.',
  },
  'sync.refusedTwice': {
    zh: '服务器两次没有接受这处修改。请复制内容，与统稿人联系。',
    en: 'The server refused this change twice. Please copy it and ask the coordinator.',
  },
  'sync.refusedValue': {
    zh: '这里不能写入这个内容。请核对后重新填写。',
    en: 'This content cannot stand here. Please check it and enter it again.',
  },
  'sync.deletedText': { zh: '（删去了文字）', en: '(text deleted)' },
  'sync.emptied': { zh: '（清空）', en: '(emptied)' },
  'sync.noteOf': { zh: '{place}的备注', en: 'Note on {place}' },
  'sync.conflict.title': { zh: '待决（{count}）', en: 'To be decided ({count})' },
  'sync.conflict.hint': {
    zh: '两个人在互不知情时填了不同的内容，都保留在这里。目前暂用后到的一个；请核对后选定，选定后各处一致。',
    en: 'Two people entered different values without seeing each other’s; both are kept here. The later one stands for now; check and choose.',
  },
  'sync.conflict.by': { zh: '{name}，{when}', en: '{name}, {when}' },
  'sync.conflict.stands': { zh: '暂用', en: 'stands for now' },
  'sync.conflict.choose': { zh: '选定', en: 'Choose' },
  'sync.conflict.chooseLabel': { zh: '{place}：选定 {name} 填的 {value}', en: '{place}: choose {value} by {name}' },
  'sync.held.title': { zh: '恢复之前的修改（{count}）', en: 'Changes from before the restore ({count})' },
  'sync.held.hint': {
    zh: '这份年报已恢复到较早的状态。下列是您在恢复之前所做、还没有送到服务器的修改，没有写入，请逐处决定。',
    en: 'The report was restored to an earlier state. These changes of yours had not reached the server before; they are not in the report. Decide one by one.',
  },
  'sync.held.mine': { zh: '我的修改（{when}）', en: 'Mine ({when})' },
  'sync.held.now': { zh: '现在', en: 'Now' },
  'sync.held.base': { zh: '修改之前', en: 'Before my change' },
  'sync.held.take': { zh: '用我的', en: 'Use mine' },
  'sync.held.merge': { zh: '并入我的修改', en: 'Merge mine in' },
  'sync.held.takeLabel': { zh: '{place}：用我的修改', en: '{place}: use my change' },
  'sync.held.leave': { zh: '不用', en: 'Leave' },
  'sync.held.leaveLabel': { zh: '{place}：不用我的修改', en: '{place}: leave my change' },
  'sync.undoEmptied': {
    zh: '年报重新读取过，此前对文字的修改不能再撤销；对数字的修改仍可撤销。',
    en: 'The report was read again: earlier changes of the text can no longer be undone; those of figures can.',
  },
  'sync.preamble': { zh: '前言', en: 'Preamble' },
  'sync.title': { zh: '机关名称和年度', en: 'Organ and year' },
  'sync.sectionTooLong': {
    zh: '“{section}”超过 {limit} 字，没有保存。请删减后再填。',
    en: '“{section}” is longer than {limit} characters and was not saved. Please shorten it.',
  },
  'sync.hostFailed': {
    zh: '表格暂时不能更新（可能正在编辑某一格）。请按 Enter 或 Esc 结束编辑，随后会自动更新。',
    en: 'The sheet cannot be updated just now (a cell may be in edit mode). Finish with Enter or Esc; it will be updated then.',
  },
  'grid.label': { zh: '{sheet}，表格', en: '{sheet}, grid' },
  'grid.tabs': { zh: '工作表', en: 'Sheets' },
  'grid.entry': { zh: '单元格输入', en: 'Cell entry' },
  'grid.formulaBar': { zh: '所选单元格', en: 'Selected cell' },
  'grid.blank': { zh: '空白', en: 'blank' },
  'grid.calculated': { zh: '自动计算，不能修改', en: 'calculated, read only' },
  'grid.fixed': { zh: '表头和标签是固定的，不能修改。', en: 'Headers and labels are fixed.' },
  'grid.computedFixed': {
    zh: '这一格由公式自动计算，不能直接填写。请修改它所合计的各格。',
    en: 'This cell is calculated by its formula. Change the cells it adds up instead.',
  },
  'grid.lockedBecause': { zh: '{reason}', en: '{reason}' },
  'grid.calcFailed': {
    zh: '合计暂时算不出来：公式模块没有载入。请检查网络，再填一格即可重试。',
    en: 'Totals are not available: the formula engine did not load. Check the network; the next entry tries again.',
  },
  'grid.locked': { zh: '锁定', en: 'locked' },
  'grid.stated': { zh: '原文 {value}', en: 'source says {value}' },
  'grid.flag.error': { zh: '必改', en: 'must be corrected' },
  'grid.flag.query': { zh: '核实', en: 'to confirm' },
  'grid.flag.hint': { zh: '提示', en: 'hint' },
  'grid.here': { zh: '{name}在此', en: '{name} is here' },
  'grid.refusedPlace': { zh: '{place}“{text}”', en: '{place} “{text}”' },
  'grid.refusedMore': { zh: '另有 {count} 格', en: '{count} more' },
  'sync.entriesRefused': {
    zh: '{refused} 格的内容不能用，没有填入，仍为原来的内容：{places}。请把这些格改成 0 或更大的整数（增减数可为负，金额可带小数）后重新填写；其余各格已填入 {taken} 格。',
    en: '{refused} cells could not be used and keep what they held: {places}. Please enter whole numbers from 0 there (changes may be negative, amounts may have decimals). Of the others, {taken} were filled.',
  },
  'grid.clearSkipped': {
    zh: '已清空 {taken} 格，{skipped} 格不能清空（公式或由他人填写）。',
    en: '{taken} cells emptied, {skipped} could not be (formulas, or filled in by others).',
  },
  'grid.proseEmpty': { zh: '（还没有内容。按 Enter 或双击开始填写）', en: '(Nothing here yet. Press Enter or double-click to write)' },
  'grid.proseHint': { zh: '按 Enter 或双击，在窗格里编辑这一部分。', en: 'Press Enter or double-click to edit this part in the pane.' },
  'grid.titleFixed': {
    zh: '机关名称和年度请在窗格里修改。',
    en: 'Organ and year are changed in the pane.',
  },
  'grid.statedFixed': {
    zh: '这里自动统计原文合计与公式不同的处数。请在窗格的“检查”一页逐处核对。',
    en: 'This counts the totals which the source states otherwise. Look at them one by one under “Checks” in the pane.',
  },
  'grid.help': {
    zh: '方向键移动，直接输入数字，Enter 确认，F2 修改，Esc 取消；按 Esc 后再按 Tab 离开表格。',
    en: 'Arrow keys move, type a number, Enter confirms, F2 edits, Esc cancels; Esc then Tab leaves the grid.',
  },
} as const;
