// Sentences of publishing in every format, of `verify` and of `consolidate`.

export const publishMessages = {
  'publish.notAsWritten': {
    zh: '“{where}”处与本系统公布的格式不符，读不出来。',
    en: '“{where}” is not as this program publishes it and cannot be read.',
  },
  'publish.csvLine': {
    zh: '第 {line} 行不是本系统公布的 CSV 格式。',
    en: 'Line {line} is not in the CSV form this program publishes.',
  },
  'publish.unreadable': {
    zh: '写出的 {format} 文件重读时打不开（{detail}）。没有公布；请检查正文里有没有看不见的控制字符。',
    en: 'The {format} file does not open again ({detail}). Nothing was published; look for invisible control characters in the text.',
  },
  'publish.differs': {
    zh: '写出的 {format} 文件重读自检不一致：“{place}”应为“{report}”，重读得到“{published}”。没有公布；请修改这一处后再试。',
    en: 'The {format} file did not read back the same: “{place}” is “{report}” but reads back as “{published}”. Nothing was published; change this place and try again.',
  },
  'publish.noGlyph': {
    zh: 'PDF 用的字体里没有“{character}”（{code}），印出来会是空框。没有公布；请换一个字，或改用 DOCX。',
    en: 'The font of the PDF lacks “{character}” ({code}), which would print as an empty box. Nothing was published; replace it or use DOCX.',
  },
  'publish.foreignPdf': {
    zh: '只能核对本系统生成的 PDF，这一份的版面不是本系统的，逐格读不可靠。请用对应的网页、Word 文件或文本核对。',
    en: 'Only a PDF made by this program can be compared; this one is laid out differently and its cells cannot be read for sure. Compare the page, the Word file or the text instead.',
  },
  'publish.brokenPdf': {
    zh: '这个 PDF 打不开，可能没有下载完整或设了密码。请重新下载后再试。',
    en: 'This PDF does not open; it may be incomplete or protected by a password. Download it again and try once more.',
  },
  'verify.equal': { zh: '{file} 与 {against} 一致。', en: '{file} is equal to {against}.' },
  'verify.equalCells': {
    zh: '{file} 与 {against} 的数字一致；CSV 没有正文，正文未比。',
    en: 'The figures of {file} equal those of {against}; a CSV has no prose, so none was compared.',
  },
  'verify.differs': {
    zh: '不一致，第一处在“{place}”：公布的是“{published}”，年报是“{report}”。',
    en: 'They differ, first at “{place}”: published is “{published}”, the report has “{report}”.',
  },
  'verify.nothing': { zh: '（空）', en: '(nothing)' },
  'consolidate.oneFolder': { zh: '这个命令一次只汇总一个文件夹', en: 'this command sums one folder at a time' },
  'consolidate.missingFolder': {
    zh: '缺少文件夹名，请写上放着各单位年报的文件夹',
    en: 'the folder is missing; name the one that holds the reports',
  },
  'consolidate.noSuchFolder': {
    zh: '{folder}：没有这个文件夹，或没有权限打开（{code}）。请检查路径。',
    en: '{folder}: there is no such folder, or it may not be opened ({code}). Check the path.',
  },
  'consolidate.noReports': {
    zh: '{folder}：没有可以汇总的年报（读不出 {failed} 份，年度或格式不合 {leftOut} 份）。请检查文件夹里放的是不是年报。',
    en: '{folder}: no report to sum ({failed} unreadable, {leftOut} of another year or form). Check that the folder holds annual reports.',
  },
  'consolidate.yearTaken': {
    zh: '文件夹里有不同年度的年报，按份数最多的 {year} 年汇总；要汇总其他年度，请加 --year。',
    en: 'The folder holds reports of several years; {year}, the most frequent, is summed. Add --year for another.',
  },
  'consolidate.head': { zh: '{organ}：汇总 {year} 年年报 {count} 份。', en: '{organ}: {count} {count|report|reports} on {year} summed.' },
  'consolidate.failed': { zh: '未汇总，读不出：{detail}', en: 'not summed, unreadable: {detail}' },
  'consolidate.otherYear': {
    zh: '未汇总：{file}（{organ}）是 {year} 年的年报。',
    en: 'not summed: {file} ({organ}) is a report on {year}.',
  },
  'consolidate.otherEdition': {
    zh: '未汇总：{file}（{organ}）用的是 {edition} 年版格式。',
    en: 'not summed: {file} ({organ}) follows the form of {edition}.',
  },
  'consolidate.sameOrgan': {
    zh: '未汇总：{file} 与 {other} 是同一机关（{organ}）的年报，只计 {other}。请确认哪一份有效。',
    en: 'not summed: {file} and {other} are reports of the same organ ({organ}); only {other} counts. Please confirm which one is valid.',
  },
  'consolidate.itself': {
    zh: '未汇总：{file} 就是“{organ}”的年报，像是以前的汇总。如果是要计入的本级年报，请在 --organ 给汇总另取名称。',
    en: 'not summed: {file} is a report of “{organ}” itself, like an earlier sum. If it is a report that counts, give the sum another name with --organ.',
  },
  'consolidate.wrongTotal': {
    zh: '{file}（{organ}）写的合计有误：“{cell}”写作 {stated}，按各项相加是 {computed}；汇总按各项计。',
    en: '{file} ({organ}) states a wrong total: “{cell}” is {stated}, its parts add up to {computed}; the parts were summed.',
  },
  'consolidate.toConfirm': {
    zh: '待确认，未相加：“{cell}”，各单位为 {values}。同一文件可能在几个单位都有；确认可以相加时加 --stocks sum。',
    en: 'to be confirmed, not added: “{cell}”, stated as {values}. The same document may stand with several organs; add --stocks sum if they may be added.',
  },
  'consolidate.blank': {
    zh: '没填，没有计入：{files} 的 {count} 格：{cells}',
    en: 'blank and not counted: {count} {count|cell|cells} of {files}: {cells}',
  },
  'consolidate.cell': { zh: '{cell}：{value}', en: '{cell}: {value}' },
  'consolidate.allZero': { zh: '没有列出的各格为 0。', en: 'Cells not listed are 0.' },
  'consolidate.unknown': { zh: '不明', en: 'unknown' },
} as const;
