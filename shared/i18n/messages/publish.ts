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
} as const;
