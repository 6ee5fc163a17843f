// Sentences of the room "read": why a text was refused, and what was repaired or left open in it.

export const readMessages = {
  'read.empty': {
    zh: '文件是空的，没有可以读取的内容。请选择年报文本。',
    en: 'The file is empty; there is nothing to read. Choose the text of a report.',
  },
  'read.tooLarge': {
    zh: '文件有 {size} MB，超过 {limit} MB 的上限。年报文本通常不到 1 MB，请确认选对了文件。',
    en: 'The file has {size} MB, more than the limit of {limit} MB. The text of a report is usually below 1 MB; please check the file.',
  },
  'read.tooManyLines': {
    zh: '文本有 {count} 行，超过 {limit} 行的上限。一份年报通常只有几百行，请确认选对了文件，并只保留一份年报。',
    en: 'The text has {count} lines, more than the limit of {limit}. A report has some hundreds; please check the file and keep one report only.',
  },
  'read.repeatedRow': {
    zh: '第 {line} 行“{where}”与第 {other} 行重复，内容相同，只读一次。',
    en: 'Line {line}, “{where}” repeats line {other} with the same contents; it was read once.',
  },
  'read.isZip': {
    zh: '这是压缩包或 Word、Excel 文件（.docx、.xlsx），不是文本。请在 Word 中打开，另存为“纯文本（UTF-8）”后再导入。',
    en: 'This is a zip archive or a Word or Excel file (.docx, .xlsx), not text. Open it in Word, save it as plain text (UTF-8) and import that.',
  },
  'read.isPdf': {
    zh: '这是 PDF 文件，不是文本。请打开后全选复制文字，粘贴导入，或另存为文本。',
    en: 'This is a PDF file, not text. Open it, copy all of its text and paste that, or save it as text.',
  },
  'read.isOle': {
    zh: '这是旧版 Word 或 Excel 文件（.doc、.xls），不是文本。请打开后另存为“纯文本（UTF-8）”再导入。',
    en: 'This is an old Word or Excel file (.doc, .xls), not text. Open it, save it as plain text (UTF-8) and import that.',
  },
  'read.isRtf': {
    zh: '这是 RTF 文件，不是纯文本。请打开后另存为“纯文本（UTF-8）”再导入。',
    en: 'This is an RTF file, not plain text. Open it, save it as plain text (UTF-8) and import that.',
  },
  'read.isImage': {
    zh: '这是图片，里面的文字读不出来。请使用年报的文本。',
    en: 'This is a picture; its words cannot be read. Please use the text of the report.',
  },
  'read.isArchive': {
    zh: '这是压缩文件，不是文本。请先解压，再导入其中的年报文本。',
    en: 'This is an archive, not text. Unpack it and import the report text in it.',
  },
  'read.binary': {
    zh: '这不是文本文件，或文字编码无法识别。请另存为 UTF-8 编码的纯文本后再导入。',
    en: 'This is no text file, or its encoding is unknown. Save it as plain text in UTF-8 and import that.',
  },
  'read.isHtml': {
    zh: '这是网页源代码，不是网页上的文字。请在浏览器中打开网页，全选复制后粘贴导入。',
    en: 'This is the source of a web page, not its text. Open the page in a browser, copy everything and paste it.',
  },
  'read.isJson': {
    zh: '这是 JSON 数据，不是年报文本。本系统导出的 .json 文件请原样导入，不要改动格式。',
    en: 'This is JSON, not the text of a report. Import a .json file of this program as it was exported.',
  },
  'read.tooEarly': {
    zh: '第 {line} 行标题写的是 {year} 年。{first} 年以前的年报用的是另一种格式，本系统不读取；如果年度写错了，请先改正标题。',
    en: 'The title in line {line} says {year}. Reports before {first} used another form, which is not read here; if the year is wrong, correct the title first.',
  },
  'read.oldForm': {
    zh: '第 {line} 行的“{text}”属于 2019 年以前的统计表，本系统只读取 2019 年及以后格式的年报。',
    en: '“{text}” in line {line} belongs to the form used before 2019; only reports in the forms of 2019 and later are read.',
  },
  'read.noTables': {
    zh: '找到了标题“{title}”，但没有找到年报的三张表。请把表格连同正文一起复制后再导入。',
    en: 'The title “{title}” was found, but none of the three tables. Copy the tables together with the text and import again.',
  },
  'read.notAReport': {
    zh: '这份文本不是政府信息公开工作年度报告：没有找到年报的标题，也没有找到年报的三张表。请确认选对了文件。',
    en: 'This text is no annual report on information disclosure: neither its title nor any of its three tables was found. Please check the file.',
  },
  'read.twoReports': {
    zh: '文件里有两份年报：第 {firstLine} 行“{first}”和第 {secondLine} 行“{second}”。请拆成两个文件，分别导入。',
    en: 'The file holds two reports: “{first}” in line {firstLine} and “{second}” in line {secondLine}. Split it and import each by itself.',
  },
  'read.twoReportsOneTitle': {
    zh: '文件里像是有两份年报：第 {line} 行“{title}”，另一份没有标题，它的表格从第 {untitled} 行起。请拆成两个文件，分别导入。',
    en: 'The file seems to hold two reports: “{title}” in line {line}, and one without a title whose tables begin in line {untitled}. Split it and import each by itself.',
  },
  'read.twoTables': {
    zh: '文件里的表格出现了两次（第 {first} 行和第 {second} 行），像是两份年报。请只保留一份后再导入。',
    en: 'The tables stand twice in the file (lines {first} and {second}), as if it held two reports. Keep one of them and import again.',
  },
  'read.shifted': {
    zh: '第 {line} 行“{where}”的数字左右错位，已按该行数字的个数归位。',
    en: 'Line {line}, “{where}”: the figures stood in the wrong fields and were put in place by counting them.',
  },
  'read.wrappedLabel': {
    zh: '第 {line} 行“{where}”的名称断成几段或不完整，已按文字认出。',
    en: 'Line {line}, “{where}”: the label is broken or incomplete and was recognised by its words.',
  },
  'read.misprinted': {
    zh: '第 {line} 行的“{text}”按“{where}”读取，请核对。',
    en: 'Line {line}: “{text}” was read as “{where}”; please check.',
  },
  'read.wrappedRow': {
    zh: '第 {line} 行“{where}”的数字断在几行，已接回。',
    en: 'Line {line}, “{where}”: the figures were broken over lines and were joined.',
  },
  'read.inferredLabel': {
    zh: '第 {line} 行缺少名称。按前后各行和全表平衡关系，它只能是“{where}”，请核对。',
    en: 'Line {line} has no label. By its neighbours and the balances of the table it can only be “{where}”; please check.',
  },
  'read.splitDigits': {
    zh: '第 {line} 行的数字“{text}”连在一起。符合合计的拆法只有一种：{numbers}。',
    en: 'Line {line}: the figures “{text}” run together. Only one way to cut them fits the totals: {numbers}.',
  },
  'read.torn': {
    zh: '第 {line} 行起的数字与行的名称分成了两块。名称齐全、数字个数正好相符，已依次对上 {count} 行，请核对。',
    en: 'From line {line} the figures stand apart from the labels of their rows. All labels are there and the figures are exactly as many; {count} {count|row was|rows were} joined in order, please check.',
  },
  'read.tornOpen': {
    zh: '第 {line} 行起的 {count} 个数字与行的名称分成了两块，行数、个数或合计对不上，没有读入，请逐行填写。',
    en: 'From line {line}, {count} {count|figure stands|figures stand} apart from the labels of their rows and {count|fits|fit} neither their number nor the totals; {count|it was|they were} not taken, please fill the rows in.',
  },
  'read.turned': {
    zh: '第 {line} 行起的表格行和列对调了，已按两边的名称读取，请核对。',
    en: 'From line {line} the rows and columns of the table are exchanged; it was read by the labels on both sides, please check.',
  },
  'read.openCells': {
    zh: '“{table}”第 {line} 行有对不上行的文字或数字，表中 {count} 格空着的不能当作没有，留待填写。',
    en: '“{table}”: line {line} has words or figures of no known row, so {count} empty {count|cell|cells} of the table cannot be taken for blank and {count|was|were} left open.',
  },
  'read.tooMany': {
    zh: '第 {line} 行“{where}”有 {count} 个数（{text}），只有 {need} 格，不能确定哪个是哪格，留待填写。',
    en: 'Line {line}, “{where}” has {count} {count|figure|figures} ({text}) for {need} {need|cell|cells}; which is whose cannot be told, so they were left open.',
  },
  'read.otherUnit': {
    zh: '第 {line} 行写的是“{text}”，而年报的金额以万元计。请换算成万元后填写。',
    en: 'Line {line} says “{text}”, but the amount of the report is in 万元 (10,000 yuan). Convert it and fill it in.',
  },
  'read.noFigures': {
    zh: '第 {line} 行“{where}”旁边没有可以确定的数字，留待填写。',
    en: 'Line {line}, “{where}”: no figures beside it that are certain; it was left open.',
  },
  'read.reordered': {
    zh: '第 {line} 行起的表头各列次序与规定不同，已按表头文字对应。',
    en: 'From line {line} the columns stand in another order than the form’s; they were matched by their headers.',
  },
  'read.reorderedRow': {
    zh: '第 {line} 行“{where}”所在表格各列次序与规定不同，已按表头文字对应。',
    en: 'Line {line}, “{where}”: the columns stand in another order than the form’s; they were matched by their headers.',
  },
  'read.rehung': {
    zh: '第 {line} 行的“{text}”错位，已按条目“{where}”归位。',
    en: 'Line {line}: the group label “{text}” was displaced; the row was placed by its item “{where}”.',
  },
  'read.unit': {
    zh: '第 {line} 行“{where}”写作“{text}”，只取其中的数字。',
    en: 'Line {line}, “{where}” reads “{text}”; only its number was taken.',
  },
  'read.doubtful': {
    zh: '第 {line} 行“{where}”写的是“{text}”，不能确定是多少，留待填写。',
    en: 'Line {line}, “{where}” reads “{text}”; which number that is cannot be told, so it was left open.',
  },
  'read.twice': {
    zh: '“{where}”在第 {other} 行和第 {line} 行出现两次，内容不同，留待填写。',
    en: '“{where}” stands twice, in lines {other} and {line}, with different contents; it was left open.',
  },
  'read.orphan': {
    zh: '第 {line} 行的数字“{text}”没有可以认出的名称，未读入。',
    en: 'Line {line}: the figures “{text}” have no label that is known and were not taken.',
  },
  'read.tornEnd': {
    zh: '文本在第 {line} 行的表格中间断了，最后一个数可能不全，留待填写。',
    en: 'The text breaks off inside a table in line {line}; its last number may be incomplete and was left open.',
  },
  'read.unplaced': {
    zh: '第 {line} 行的“{text}”不属于年报的任何部分，未读入。',
    en: 'Line {line}: “{text}” belongs to no part of the report and was not taken.',
  },
  'read.missingTable': {
    zh: '没有找到“{table}”的表格，这张表全部空着。',
    en: 'The table of “{table}” was not found; all of it is blank.',
  },
  'read.pageMark': { zh: '第 {line} 行的页码“{text}”已去掉。', en: 'Line {line}: the page number “{text}” was removed.' },
  'read.removedMark': { zh: '第 {line} 行的格式符号“{text}”已去掉。', en: 'Line {line}: the mark “{text}” was removed.' },
  'read.rejoined': {
    zh: '第 {line} 行接回上一段：“…{before}”与“{after}…”原是一句。',
    en: 'Line {line} was joined to the paragraph above: “…{before}” and “{after}…” are one sentence.',
  },
  'read.rejoinedTitle': { zh: '标题断成两行，已接成“{text}”。', en: 'The title was broken over two lines; it was joined to “{text}”.' },
  'read.inferredYear': {
    zh: '标题没有年度，按第 {line} 行写的统计期限取 {year} 年，请核对。',
    en: 'The title names no year; {year} was taken from the period in line {line}; please check.',
  },
  'prove.text': {
    zh: '公布前重读自检不一致：“{where}”应为“{written}”，重读得到“{read}”。没有公布；请修改这一处后再试。',
    en: 'The text did not read back the same: “{where}” is “{written}” but reads back as “{read}”. Nothing was published; change this place and try again.',
  },
  'json.repair': { zh: '{text}', en: '{text}' },
  'json.invalid': {
    zh: '这份 .json 不是本系统导出的年报：{where} 不符合要求。',
    en: 'This .json is no report of this program: {where} is not as required.',
  },
  'json.edition': {
    zh: '这份 .json 用的格式版本“{edition}”本系统不认识。请升级后再试。',
    en: 'This .json follows the edition “{edition}”, which this program does not know. Please update it.',
  },
  'json.cell': {
    zh: '这份 .json 里“{label}”（{cell}）的值是 {value}，不是这一格能放的数。请改成 0 或正整数（空着写 null）后再导入。',
    en: 'In this .json, “{label}” ({cell}) holds {value}, which is no number for that cell. Write a whole number from 0, or null for blank, and import again.',
  },
  'json.countAsText': {
    zh: '这份 .json 里“{label}”（{cell}）写成了带引号的文字"{value}"。件数要写成不带引号的数字，如 67（空着写 null），请改正后再导入。',
    en: 'In this .json, “{label}” ({cell}) is the text "{value}". Write a count as a number without quotation marks, such as 67, or null for blank, and import again.',
  },
  'json.amountAsNumber': {
    zh: '这份 .json 里“{label}”（{cell}）写成了不带引号的数字 {value}。金额要写成带引号的文字，如 "248.9611"（空着写 null），请改正后再导入。',
    en: 'In this .json, “{label}” ({cell}) is the number {value}. Write an amount as text in quotation marks, such as "248.9611", or null for blank, and import again.',
  },
  'json.amount': {
    zh: '这份 .json 里“{label}”（{cell}）的值"{value}"不是金额。请写成只有数字和小数点的文字，如 "248.9611"（空着写 null），再导入。',
    en: 'In this .json, “{label}” ({cell}) holds "{value}", which is no amount. Write digits and a decimal point as text, such as "248.9611", or null for blank, and import again.',
  },
  'json.unknownCell': {
    zh: '这份 .json 里有“{cell}”，{edition} 年版的表中没有这一格。请改正这个编号或删去这一项后再导入。',
    en: 'This .json has “{cell}”, but the form of {edition} has no such cell. Correct the id or delete the entry and import again.',
  },
  'json.cellShape': {
    zh: '这份 .json 里“{label}”写得不合要求（{where}）：件数写数字，金额写带引号的数字，空着写 null。请改正后再导入。',
    en: 'In this .json, “{label}” is not written as required ({where}): a count is a number, an amount a number in quotation marks, blank is null. Correct it and import again.',
  },
} as const;
