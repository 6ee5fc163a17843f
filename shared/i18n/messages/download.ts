// Sentences of the room "download": the files a report is handed out in, and what each of them is for. Both languages side by side.

export const downloadMessages = {
  'download.more': { zh: '其他格式', en: 'Other formats' },
  'download.list': { zh: '可下载的格式', en: 'Formats to download' },
  'download.html': { zh: '网页（.html）', en: 'Web page (.html)' },
  'download.html.use': { zh: '放到门户网站，一个文件，表格带合并格', en: 'for the web site: one file, with the merged tables' },
  'download.docx': { zh: 'Word（.docx）', en: 'Word (.docx)' },
  'download.docx.use': { zh: '排版、报送、用印', en: 'for typesetting, sending on and sealing' },
  'download.pdf': { zh: 'PDF（.pdf）', en: 'PDF (.pdf)' },
  'download.pdf.use': { zh: '打印、归档，版面固定', en: 'for printing and filing: its layout is fixed' },
  'download.xlsx': { zh: '工作簿（.xlsx）', en: 'Workbook (.xlsx)' },
  'download.xlsx.use': { zh: '带公式和图表，Excel 和 WPS 都能打开', en: 'with formulas and charts, for Excel and WPS' },
  'download.csv': { zh: '表格数据（.csv）', en: 'Table data (.csv)' },
  'download.csv.use': { zh: '只有各格数字，给统计软件用', en: 'the figures alone, for statistics programs' },
  'download.json': { zh: '数据（.json）', en: 'Data (.json)' },
  'download.json.use': { zh: '存档，明年导入', en: 'to keep, and to import next year' },
  'download.server': {
    zh: '网页、Word、PDF、CSV 由服务器写出，写完逐格重读核对，一致才给。',
    en: 'The server writes page, Word, PDF and CSV, reads each back and hands it out only where every cell agrees.',
  },
  'download.offline': {
    zh: '现在没有连上服务器：网页、Word、PDF、CSV 要等连上以后下载，其他格式照常。',
    en: 'The server cannot be reached: page, Word, PDF and CSV have to wait; the other formats work as usual.',
  },
  'download.draftOnly': {
    zh: '终稿由统稿人下载；年报审定以前，您下载的这四种文件标有“草稿”。',
    en: 'The coordinator downloads the final files; until the report is approved yours are marked as drafts.',
  },
  'download.writing': { zh: '正在写出{file}…', en: 'Writing {file} …' },
  'download.notSaved': {
    zh: '您的修改还没有全部保存到服务器，没有写出文件。请等标题旁显示“已保存”再下载。',
    en: 'Not all of your changes have reached the server, so no file was written. Wait until the sign beside the title says “Saved”.',
  },
} as const;
