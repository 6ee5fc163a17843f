// Sentences of publishing in the layouts `lines` and `source`.

export const layoutMessages = {
  'layout.noPlace': {
    zh: '“{where}”由“{read}”改为“{written}”，但来源文本（第 {line} 行）里没有可以单独改写的位置。没有公布；请在来源文本里补上这一格，或改用标准版式。',
    en: '“{where}” was changed from “{read}” to “{written}”, but the source (line {line}) has no place of its own for it. Nothing was published; add the cell to the source or use the standard layout.',
  },
  'layout.notProved': {
    zh: '改动（{changed}）写进来源文本后，重读的结果不一致：“{where}”应为“{written}”，重读得到“{read}”。没有公布；请先在来源文本里理顺这一处，或改用标准版式。',
    en: 'With the changes ({changed}) the source does not read back the same: “{where}” is “{written}” but reads back as “{read}”. Nothing was published; tidy this place in the source or use the standard layout.',
  },
  'layout.noTitlePlace': {
    zh: '{what}由“{before}”改为“{after}”，但来源文本的标题里找不到原来的写法。没有公布；请先在来源文本里改好标题，或改用标准版式。',
    en: '{what} was changed from “{before}” to “{after}”, but the title of the source does not have the former words. Nothing was published; correct the title in the source or use the standard layout.',
  },
  'layout.noSection': {
    zh: '“{section}”里增加了段落，但来源文本没有这一部分的标题。没有公布；请在来源文本里补上标题，或改用标准版式。',
    en: '“{section}” has a new paragraph, but the source has no such heading. Nothing was published; add the heading to the source or use the standard layout.',
  },
  'layout.noParagraph': {
    zh: '“{section}”第 {number} 段改动了，但在来源文本里对不上原来的字句。没有公布；请改用标准版式。',
    en: 'Paragraph {number} of “{section}” was changed, but its former words were not found in the source. Nothing was published; use the standard layout.',
  },
  'layout.clash': {
    zh: '来源文本第 {line} 行附近有两处改动互相重叠，无法原位写入。没有公布；请改用标准版式。',
    en: 'Two changes overlap near line {line} of the source and cannot be written in place. Nothing was published; use the standard layout.',
  },
  'layout.otherForm': {
    zh: '来源文本用的是 {source} 年版式，现在的报告是 {report} 年版式，不能写回来源。没有公布；请改用标准版式。',
    en: 'The source follows the form {source}, the report now follows {report}. Nothing was published; use the standard layout.',
  },
  'layout.encoding': {
    zh: '改动里有来源文本的编码（{encoding}）写不出的字。没有公布；请换一个字，或把来源文本另存为 UTF-8 后再导入。',
    en: 'The changes hold a character that the encoding of the source ({encoding}) lacks. Nothing was published; replace it, or save the source as UTF-8 and import it again.',
  },
  'layout.binarySource': {
    zh: '来源是 {format} 文件，改动不能写回原文件。没有公布；请去掉 --layout source，用 --format docx（或 html、text）按规定格式公布，或在原文件里改好后重新导入。',
    en: 'The source is a {format} file, and changes cannot be written back into it. Nothing was published; leave out --layout source and publish with --format docx (or html, text), or make the changes in the file itself and import it again.',
  },
  'layout.pageEncoding': {
    zh: '来源网页的编码写不回去。没有公布；请把网页另存为 UTF-8 后重新导入，或改用标准版式。',
    en: 'The page is in an encoding that cannot be written back. Nothing was published; save it as UTF-8 and import it again, or use the standard layout.',
  },
  'layout.noRow': {
    zh: '“{where}”由“{read}”改为“{written}”，但来源文本里没有这一格。没有公布；请在来源文本里补上，或改用标准版式。',
    en: '“{where}” was changed from “{read}” to “{written}”, but the source does not have this cell. Nothing was published; add it to the source or use the standard layout.',
  },
  'layout.refused': {
    zh: '不能把改动写回来源：{detail}',
    en: 'The changes cannot be written into the source: {detail}',
  },
  'layout.noSource': {
    zh: '这个 .json 里没有来源文本（source），不能按来源版式公布。请用 import --out 重新生成，或改用标准版式。',
    en: 'This .json holds no source, so it cannot be published in the source layout. Make it anew with import --out, or use the standard layout.',
  },
  'layout.textOnly': {
    zh: '版式 {layout} 只用于文本格式（--format text）',
    en: 'the layout {layout} is for text only (--format text)',
  },
} as const;
