// Sentences about files that are not plain text: web pages, Word documents, workbooks, and what is refused in them.

export const foreignMessages = {
  'foreign.isPdf': {
    zh: '这是 PDF 文件，里面的表格不能直接读取。请打开后全选复制文字，粘贴导入；或用 Word 打开，另存为 .docx 再导入。',
    en: 'This is a PDF file; its tables cannot be read directly. Open it, copy all of its text and paste that, or open it in Word, save it as .docx and import that.',
  },
  'foreign.isOldWord': {
    zh: '这是旧版 Word 文件（.doc）。请用 Word 或 WPS 打开，另存为 .docx 后再导入。',
    en: 'This is an old Word file (.doc). Open it in Word or WPS, save it as .docx and import that.',
  },
  'foreign.isOldExcel': {
    zh: '这是旧版 Excel 文件（.xls）。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。',
    en: 'This is an old Excel file (.xls). Open it in Excel or WPS, save it as .xlsx and import that.',
  },
  'foreign.isOldOffice': {
    zh: '这是旧版 Word 或 Excel 文件（.doc、.xls）。请打开后另存为 .docx 或 .xlsx 再导入。',
    en: 'This is an old Word or Excel file (.doc, .xls). Open it, save it as .docx or .xlsx and import that.',
  },
  'foreign.encrypted': {
    zh: '文件有打开密码，读不了。请在 Word 或 Excel 中取消密码，保存后再导入。',
    en: 'The file is protected by a password and cannot be read. Remove the password in Word or Excel, save it and import again.',
  },
  'foreign.isMhtml': {
    zh: '这是“单个文件网页”（.mht）。请用 Word 或 WPS 打开，另存为 .docx 后再导入。',
    en: 'This is a single-file web page (.mht). Open it in Word or WPS, save it as .docx and import that.',
  },
  'foreign.isOfficeXml': {
    zh: '这是 Word 或 Excel 的 XML 文件。请打开后另存为 .docx 或 .xlsx 再导入。',
    en: 'This is an XML file of Word or Excel. Open it, save it as .docx or .xlsx and import that.',
  },
  'foreign.isOpenDocument': {
    zh: '这是 OpenDocument 文件（.odt、.ods）。请打开后另存为 .docx 或 .xlsx 再导入。',
    en: 'This is an OpenDocument file (.odt, .ods). Open it, save it as .docx or .xlsx and import that.',
  },
  'foreign.isBinaryWorkbook': {
    zh: '这是二进制工作簿（.xlsb）。请用 Excel 打开，另存为 .xlsx 后再导入。',
    en: 'This is a binary workbook (.xlsb). Open it in Excel, save it as .xlsx and import that.',
  },
  'foreign.isArchive': {
    zh: '这是压缩包，不是 Word 或 Excel 文件。请先解压，再导入其中的年报。',
    en: 'This is a zip archive, not a Word or Excel file. Unpack it and import the report in it.',
  },
  'foreign.isPresentation': {
    zh: '这是演示文稿（.pptx），不是年报。请选择年报的 Word、Excel、网页或文本文件。',
    en: 'This is a presentation (.pptx), no report. Choose the report as a Word, Excel, web or text file.',
  },
  'foreign.broken': {
    zh: '文件已损坏或不完整：{part} 读不出来。请用 Word 或 Excel 打开，另存一份再导入。',
    en: 'The file is damaged or incomplete: {part} cannot be read. Open it in Word or Excel, save a new copy and import that.',
  },
  'foreign.bomb': {
    zh: '文件解压后太大（{part}，{size} MB，上限 {limit} MB），不像年报，没有打开。请确认选对了文件。',
    en: 'Unpacked, the file is too large ({part}: {size} MB, the limit is {limit} MB); it was not opened. Please check the file.',
  },
  'foreign.tooDeep': {
    zh: '文件的内容套了 {limit} 层以上，不像年报，没有读取。请把年报复制到新文件中再导入。',
    en: 'The contents are nested more than {limit} levels deep, as no report is; it was not read. Copy the report into a new file and import that.',
  },
  'foreign.tooComplex': {
    zh: '文件的内容太多（超过 {limit} 个元素），不像一份年报，没有读取。请只保留年报部分再导入。',
    en: 'The file holds too much (more than {limit} elements) for one report; it was not read. Keep only the report and import again.',
  },
  'foreign.tooWide': {
    zh: '文件里有一张表超过 {limit} 列，年报的表最多十五列，没有读取。请只保留年报的表格再导入。',
    en: 'A table of the file has more than {limit} columns; those of a report have fifteen at most. Keep only the tables of the report and import again.',
  },
  'foreign.noSheets': {
    zh: '工作簿里没有可以读取的工作表。请确认选对了文件，并取消隐藏年报所在的工作表。',
    en: 'The workbook has no sheet that can be read. Please check the file, and unhide the sheets of the report.',
  },
  'foreign.furniture': {
    zh: '年报以外的 {count} 行网页文字（如“{text}”）未读入。',
    en: '{count} {count|line|lines} of the web page around the report (such as “{text}”) {count|was|were} not taken.',
  },
  'foreign.hiddenSheet': {
    zh: '隐藏的工作表“{sheet}”未读入。',
    en: 'The hidden sheet “{sheet}” was not read.',
  },
} as const;
