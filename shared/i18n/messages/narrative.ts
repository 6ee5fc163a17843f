// Sentences of the room "narrative": figures in the prose that do not agree with the tables or with each other.

export const narrativeMessages = {
  'narrative.differs': {
    zh: '第 {number} 段“{words}”写的是 {stated}，表中是 {actual}（{tables}）。请核对台账，改正文字或表格；口径不同的，请说明。',
    en: 'Paragraph {number}, “{words}”, says {stated}; the tables give {actual} ({tables}). Check your records and correct the words or the table, or explain the difference.',
  },
  'narrative.notZero': {
    zh: '第 {number} 段“{words}”说没有发生，表中是 {actual}（{tables}）。请核对台账，改正文字或表格；口径不同的，请说明。',
    en: 'Paragraph {number}, “{words}”, says there was none; the tables give {actual} ({tables}). Check your records and correct the words or the table, or explain the difference.',
  },
  'narrative.fitsOther': {
    zh: '第 {number} 段“{words}”写的是 {stated}，表中是 {actual}（{tables}），这个数和{other} 相同。请核对：若指的是后者，请改写这句话；否则改正数字，或者说明。',
    en: 'Paragraph {number}, “{words}”, says {stated}; the tables give {actual} ({tables}), while the number equals {other}. If the latter is meant, reword the sentence; otherwise correct the figure or explain it.',
  },
  'narrative.percent': {
    zh: '第 {number} 段“{words}”写的是 {stated}%，按表中数字是 {actual}%（{tables}）。请核对，改正文字或表格，或者说明。',
    en: 'Paragraph {number}, “{words}”, says {stated}%; by the tables it is {actual}% ({tables}). Check it and correct the words or the table, or explain it.',
  },
  'narrative.change': {
    zh: '第 {number} 段“{words}”写的是 {said}，按两年的表是 {real}（{cells}：本年 {now}，上年 {last}）。请核对，改正文字或表格；口径不同的，请说明。',
    en: 'Paragraph {number}, “{words}”, says {said}; by the tables of both years it is {real} ({cells}: this year {now}, last year {last}). Check it and correct the words or the table, or explain the difference.',
  },
  'narrative.sum': {
    zh: '第 {number} 段“{words}”写的总数是 {stated}，所列各项相加是 {actual}。请核对：改正总数或其中一项；没有列全的，请加“等”字或说明。',
    en: 'Paragraph {number}, “{words}”: the total is given as {stated}, but the parts listed add up to {actual}. Correct the total or a part; if not all parts are listed, say so.',
  },
} as const;
