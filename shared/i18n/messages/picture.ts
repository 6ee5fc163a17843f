// What the year view, the charts and the one-page picture say. Words inside a picture are Chinese in both languages where they go onto an
// organ's web site; what stands around it is in the reader's.
export const pictureMessages = {
  'picture.past.noYear': {
    zh: '“{file}”里没有读到年份，不能当作以前年度的年报。',
    en: 'No year could be read in “{file}”, so it cannot serve as an earlier report.',
  },
  'picture.past.notEarlier': {
    zh: '“{file}”是 {year} 年的年报，不早于本报告的 {own} 年。请选更早年度的年报。',
    en: '“{file}” is the report on {year}, not earlier than this one on {own}. Choose an earlier one.',
  },
  'picture.past.loading': { zh: '正在取以前年度的年报', en: 'Fetching earlier reports' },
  'picture.past.none': {
    zh: '{year} 年的年报不在手边。选它的文件（文本、网页、Word、Excel 或 .json）来对照，文件只在这台电脑上读。',
    en: 'The report on {year} is not available here. Choose its file (text, web page, Word, Excel or .json) to compare; it is read on this computer only.',
  },
  'picture.past.choose': { zh: '选上年的文件', en: 'Choose last year’s file' },
  'picture.past.other': { zh: '加入以前年度的文件', en: 'Add an earlier year’s file' },
  'picture.past.from.stored': { zh: '上年的数取自本系统里的《{title}》。', en: 'Last year’s figures are those of “{title}”, stored here.' },
  'picture.past.from.file': {
    zh: '上年的数取自您选的文件《{title}》，不是本系统里的；关掉页面就不再用它。',
    en: 'Last year’s figures are those of the file you chose, “{title}”, not of a report stored here; it is forgotten when the page is closed.',
  },
  'picture.years.title': { zh: '上年对照', en: 'Comparison with last year' },
  'picture.years.back': { zh: '返回', en: 'Back' },
  'picture.years.table': { zh: '哪一张表', en: 'Which table' },
  'picture.years.column': { zh: '申请人', en: 'Applicants' },
  'picture.years.changedOnly': { zh: '只看有变化的', en: 'Only items that changed' },
  'picture.years.noneChanged': { zh: '没有变化的项目。', en: 'Nothing changed.' },
  'picture.years.caption': {
    zh: '差＝本年减上年，小字是比上年增减的百分比。点项目到那一格。',
    en: 'Difference: this year minus last year; below it, the change in percent of last year. Choose an item to go to its cell.',
  },
  'picture.years.item': { zh: '项目', en: 'Item' },
  'picture.years.now': { zh: '本年', en: 'This year' },
  'picture.years.difference': { zh: '差', en: 'Difference' },
  'picture.years.blank': { zh: '未填', en: 'blank' },
  'picture.years.otherForm': {
    zh: '两年的这张表格式不同（上年按 {last} 年格式，本年按 {now} 年格式），口径不能直接比较。',
    en: 'The two years use different forms of this table ({last} and {now}), so they do not compare.',
  },
  'picture.charts.title': { zh: '图表', en: 'Charts' },
  'picture.charts.outcomes': { zh: '本年度办理结果（件）', en: 'Outcomes this year (requests)' },
  'picture.charts.applicants': { zh: '新收申请的申请人（件）', en: 'Applicants of new requests' },
  'picture.charts.trend': { zh: '历年政府信息公开申请（件）', en: 'Requests over the years' },
  'picture.charts.noTrend': {
    zh: '有以前年度的年报，才画历年变化。',
    en: 'The trend is drawn once an earlier report is available.',
  },
  'picture.charts.fresh': { zh: '新收申请', en: 'New requests' },
  'picture.charts.processed': { zh: '办结申请', en: 'Outcomes' },
  'picture.charts.gap': {
    zh: '{years} 年的年报不在手边，图中写“—”，线在那里断开。可以在下面加入那一年的文件。',
    en: 'No report on {years} is at hand: a dash stands for it and the line is broken there. You can add that year’s file below.',
  },
  'picture.charts.recent': {
    zh: '这里窄，只画最近 {count} 年；全部 {all} 年在“图中的数字”里。',
    en: 'There is little room: the last {count} years are drawn; all {all} are in the table below.',
  },
  'picture.charts.table': { zh: '图中的数字', en: 'Figures as a table' },

  'picture.poster.title': { zh: '一页图解', en: 'One-page picture' },
  'picture.poster.hint': {
    zh: 'A4 一页，放在网站年报旁边。每个数字都取自表格，没有填的写“—”。',
    en: 'One A4 page for the web site, beside the report. Every figure comes from the tables; a blank is shown as a dash. Its words are Chinese, as on the web site.',
  },
  'picture.poster.draft': { zh: '先出一张带“草稿”字样的', en: 'Make one marked as a draft' },
  'picture.poster.blocked': {
    zh: '还有 {count} 项必改，不能出公布用的图解。',
    en: '{count} {count|finding|findings} must be corrected before a picture can be made for publication.',
  },
  'picture.poster.png': { zh: '下载 PNG 图片', en: 'Download PNG' },
  'picture.poster.svg': { zh: '下载 SVG 矢量图', en: 'Download SVG' },
  'picture.poster.given': { zh: '已生成：{file}', en: 'Made: {file}' },
  'picture.poster.failed': {
    zh: '图片没有画成，请换一个浏览器，或者下载 SVG。',
    en: 'The picture could not be drawn. Try another browser, or the SVG.',
  },
  'picture.poster.untitled': {
    zh: '还没有机关全称或年度，画不出图解。请先在“更多”里填好标题。',
    en: 'There is no organ or year yet, so there is nothing to draw. Fill in the title under More.',
  },
  'picture.poster.unbalanced': {
    zh: '有 {count} 处勾稽不平（例如“{place}”：一边 {left}，一边 {right}），不能画成图解公布。请先改正，或者只出带“草稿”字样的。',
    en: '{count} {count|balance does|balances do} not hold (for one “{place}”: {left} against {right}), so no picture for publishing is drawn. Put it right first, or draw one marked as a draft.',
  },
} as const;
