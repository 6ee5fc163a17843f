// Sentences of the merge view: the office adds up the reports of the units below it, here on this computer.

export const mergeMessages = {
  'merge.title': { zh: '汇总下级单位的年报', en: 'Merge the reports of subordinate units' },
  'merge.hint': {
    zh: '一次选中（或拖进来）各单位年报的全部文件：文本、Word、网页、工作簿、.json 都可以。文件只在这台电脑上读，不上传。各格相加后先给您看，点“写进这份年报”才写入；正文不动。',
    en: 'Choose (or drop here) all the files of the units’ reports at once: text, Word, web page, workbook or .json. They are read on this computer and not uploaded. You see the sums first; nothing is written until you choose “Write into this report”, and the prose stays as it is.',
  },
  'merge.choose': { zh: '选择文件', en: 'Choose files' },
  'merge.reading': { zh: '正在读第 {at} 份，共 {count} 份：{file}', en: 'Reading {at} of {count}: {file}' },
  'merge.tooMany': {
    zh: '一次选了 {count} 个文件，最多 {limit} 个。请分批汇总。',
    en: '{count} files were chosen; the most is {limit}. Please merge them in parts.',
  },
  'merge.stocks': { zh: '存量也相加（现行有效件数等）', en: 'Add stocks too (documents in force and the like)' },
  'merge.stocksHint': {
    zh: '同一份文件可能在几个单位都算作现行有效，所以平时不相加，由您核实后填。',
    en: 'The same document may be in force at several units, so stocks are usually not added; you fill them in after checking.',
  },
  'merge.head': {
    zh: '读了 {count} 份，计入 {taken} 份，没有计入 {left} 份。',
    en: '{count} {count|file|files} read; {taken} counted, {left} not.',
  },
  'merge.none': {
    zh: '没有一份可以计入“{organ}”{year} 年度的年报，什么都没有写入。原因见下表。',
    en: 'None of them can be counted for {organ}, {year}; nothing was written. The reasons are below.',
  },
  'merge.files': { zh: '各文件', en: 'Files' },
  'merge.file': { zh: '文件', en: 'File' },
  'merge.organ': { zh: '机关', en: 'Organ' },
  'merge.outcome': { zh: '结果', en: 'Outcome' },
  'merge.taken': { zh: '计入', en: 'counted' },
  'merge.left.year': { zh: '没有计入：是 {year} 年度的年报', en: 'not counted: a report on {year}' },
  'merge.left.noYear': { zh: '没有计入：没有写明年度', en: 'not counted: it does not say which year' },
  'merge.left.edition': { zh: '没有计入：用的是 {edition} 年版表样', en: 'not counted: it follows the form of {edition}' },
  'merge.left.sameOrgan': {
    zh: '没有计入：与 {other} 是同一机关。请确认哪一份有效，去掉另一份再汇总。',
    en: 'not counted: the same organ as {other}. Find out which one is valid and merge without the other.',
  },
  'merge.left.itself': {
    zh: '没有计入：就是“{organ}”自己的年报，像是以前的汇总',
    en: 'not counted: a report of {organ} itself, like an earlier sum',
  },
  'merge.failed': { zh: '没有计入，读不出：{detail}', en: 'not counted, unreadable: {detail}' },
  'merge.wrongTotals': {
    zh: '{count} 处合计与各项之和不符，汇总按各项相加',
    en: '{count} stated {count|total differs|totals differ} from the parts; the parts were added',
  },
  'merge.wrongTotal': {
    zh: '{file}：{cell} 写作 {stated}，各项相加是 {computed}',
    en: '{file}: {cell} is stated as {stated}, its parts add up to {computed}',
  },
  'merge.toConfirm': {
    zh: '{count} 格没有相加，请核实后自己填',
    en: '{count} {count|cell was|cells were} not added; check and fill in yourself',
  },
  'merge.blanks': { zh: '{count} 格有单位没填', en: '{count} {count|cell is|cells are} blank at some units' },
  'merge.cellValues': { zh: '{cell}：{values}', en: '{cell}: {values}' },
  'merge.changes': {
    zh: '写入后，本年报有 {count} 格改变，其中 {replaced} 格现在填着别的数字。',
    en: 'Writing changes {count} {count|cell|cells} of this report; {replaced} of them {replaced|holds|hold} another figure now.',
  },
  'merge.same': { zh: '本年报的数字已经与汇总一致。', en: 'The figures of this report already agree with the sums.' },
  'merge.refused': {
    zh: '{cell} 的合计 {value} 超出这一格能填的范围，没有写入。',
    en: 'The sum {value} is more than {cell} can hold; it was not written.',
  },
  'merge.accept': { zh: '写进这份年报', en: 'Write into this report' },
  'merge.sources': { zh: '下载逐格来源（.csv）', en: 'Download the sources of each cell (.csv)' },
  'merge.sourcesName': { zh: '{organ}{year}年度年报汇总来源', en: '{organ} {year} merge sources' },
  'merge.another': { zh: '重新选文件', en: 'Choose other files' },
  'merge.done': { zh: '汇总已写入 {cells} 格，可以撤销。', en: 'The sums were written to {cells} {cells|cell|cells}; this can be undone.' },
} as const;
