// Sentences of findings. Official labels come in as parameters and stay Chinese in both languages.

export const checkMessages = {
  'check.column': {
    zh: '“{column}”一列不平衡：新收 {fresh} + 上年结转 {carriedIn} = {left}，办理 {processed} + 结转下年 {carriedOut} = {right}，差 {difference}。改一处即可平衡的改法有 {ways} 种，如：{candidates}。请对照台账，确认是哪一处再改。',
    en: 'Column “{column}” does not balance: new {fresh} + carried in {carriedIn} = {left}; processed {processed} + carried out {carriedOut} = {right}; they differ by {difference}. One change settles it; there {ways|is|are} {ways} to choose from, such as: {candidates}. Check your records to see which one is right.',
  },
  'check.columnOther': {
    zh: '“{column}”一列不平衡：收到的合计 {left}，办理和结转的合计 {right}，差 {difference}。改一处即可平衡的改法有 {ways} 种，如：{candidates}。请对照台账，确认是哪一处再改。',
    en: 'Column “{column}” does not balance: received {left} in all, processed and carried out {right} in all; they differ by {difference}. One change settles it; there {ways|is|are} {ways} to choose from, such as: {candidates}. Check your records to see which one is right.',
  },
  'check.cellWrong': {
    zh: '“{cell}”现为 {actual}，应为 {expected}：这样改，{count} 处勾稽就都平衡。请对照台账后改正。',
    en: '“{cell}” is {actual} and should be {expected}: that settles {count} failing {count|balance|balances}. Check your records and correct it.',
  },
  'check.cellBlank': {
    zh: '“{cell}”没有填，应为 {expected}：填上后，{count} 处勾稽就都平衡。请对照台账后填写。',
    en: '“{cell}” is blank and should be {expected}: that settles {count} failing {count|balance|balances}. Check your records and fill it in.',
  },
  'check.totalWrong': {
    zh: '“{cell}”写的是 {actual}，按各项数字应为 {expected}：这样改，{count} 处勾稽就都平衡。核对无误后，采用应有的数。',
    en: '“{cell}” says {actual}; by the other figures it should be {expected}: that settles {count} failing {count|balance|balances}. Check it and take the right value.',
  },
  'check.choice': {
    zh: '{count} 处勾稽不平衡，能使其平衡的改法有 {ways} 种，仅凭数字分不清是哪一处：{candidates}。请对照台账，确认后只改一处。',
    en: '{count} {count|balance fails|balances fail}. Any one of {ways} changes would settle {count|it|them}, and the figures alone cannot tell which: {candidates}. Check your records and change only one.',
  },
  'check.sum': {
    zh: '“{total}”写的是 {left}，各项相加是 {right}，差 {difference}。可能是总计写错，也可能是某一项写错，仅凭数字分不清（改法有 {ways} 种）：{candidates}。请对照台账，确认后只改一处。',
    en: '“{total}” says {left}, but its parts add up to {right}; they differ by {difference}. The total or one of the parts may be wrong, and the figures alone cannot tell which ({ways} possible {ways|change|changes}): {candidates}. Check your records and change only one.',
  },
  'check.identity': {
    zh: '“{place}”的勾稽（{id}）不平衡：一边合计 {left}，另一边合计 {right}，差 {difference}。这一带不止一处有误，请逐格核对。',
    en: 'The balance {id} of “{place}” fails: one side adds up to {left}, the other to {right}; they differ by {difference}. More than one figure here is wrong; check them cell by cell.',
  },
  'check.together': {
    zh: '“{places}”共 {count} 处不平衡，改一格不够，至少要一起改 {size} 格，例如：{list}（说得通的改法有 {ways} 种）。请对照台账逐格核对。',
    en: '{count} {count|balance fails|balances fail} (“{places}”) and no single change settles them; at least {size} cells must change together, for example: {list} (there {ways|is|are} {ways} such {ways|way|ways}). Check these cells against your records.',
  },
  'check.swapped': {
    zh: '两个数可能填反了：“{from}”和“{to}”互换后就平衡（{list}）。请对照台账后改正。',
    en: 'Two figures seem to be swapped: exchanging “{from}” and “{to}” settles the balance ({list}). Check your records and correct them.',
  },
  'check.moved': {
    zh: '可能有 {amount} 件填错了位置：应从“{from}”移到“{to}”（{list}）。请对照台账后改正，两格要一起改。',
    en: 'It seems that {amount} {amount|case stands|cases stand} in the wrong cell: {amount|it belongs|they belong} in “{to}”, not in “{from}” ({list}). Check your records and change both cells.',
  },
  'check.movedSomewhere': {
    zh: '“{places}”各差 {amount}，方向相反：可能有 {amount} 件填错了位置。说得通的移法有 {ways} 种，仅凭数字分不清，例如从“{from}”移到“{to}”（{list}）。请对照台账核对所列各格，两格要一起改。',
    en: '“{places}” are off by {amount} each, in opposite directions: it seems that {amount} stand in the wrong place. There {ways|is|are} {ways} {ways|way|ways} to move them and the figures alone cannot tell which, for example from “{from}” to “{to}” ({list}). Check the listed cells against your records and change both cells.',
  },
  'check.notCount': {
    zh: '“{cell}”是 {value}。件数只能是 0 或更大的整数，请改正。',
    en: '“{cell}” is {value}. Counts are whole numbers from 0; please correct it.',
  },
  'check.notWhole': {
    zh: '“{cell}”是 {value}。这一格只能填整数，请改正。',
    en: '“{cell}” is {value}. This cell takes a whole number; please correct it.',
  },
  'check.notAmount': {
    zh: '“{cell}”是 {value}。金额只能是 0 或更大的数，请改正。',
    en: '“{cell}” is {value}. Amounts are 0 or more; please correct it.',
  },
  'check.unanswered': {
    zh: '还有 {count} 格没有填：表二 {art20} 格，表三 {requests} 格，表四 {disputes} 格。没有发生的请填 0，或确认为 0。',
    en: '{count} {count|cell is|cells are} still blank: {art20} in Table 2, {requests} in Table 3, {disputes} in Table 4. Enter 0 where nothing happened, or confirm 0.',
  },
  'check.unansweredDoubtful': {
    zh: '还有 {count} 格没有填：表二 {art20} 格，表三 {requests} 格，表四 {disputes} 格；其中 {doubtful} 格原文读不准，请对照原文填写。没有发生的请填 0，或确认为 0。',
    en: '{count} {count|cell is|cells are} still blank: {art20} in Table 2, {requests} in Table 3, {disputes} in Table 4; {doubtful} of them could not be read with certainty, so fill {doubtful|it|them} in from the source. Enter 0 where nothing happened, or confirm 0.',
  },
  'check.unansweredTotals': {
    zh: '还有 {count} 格没有填：表二 {art20} 格，表三 {requests} 格，表四 {disputes} 格；另有 {totals} 个总计原文没有写，由公式计算。没有发生的请填 0，或确认为 0。',
    en: '{count} {count|cell is|cells are} still blank: {art20} in Table 2, {requests} in Table 3, {disputes} in Table 4; {totals} {totals|total is|totals are} not stated in the text and {totals|comes|come} from the formulas. Enter 0 where nothing happened, or confirm 0.',
  },
  'check.unansweredBoth': {
    zh: '还有 {count} 格没有填：表二 {art20} 格，表三 {requests} 格，表四 {disputes} 格；其中 {doubtful} 格原文读不准，请对照原文填写；另有 {totals} 个总计原文没有写，由公式计算。没有发生的请填 0，或确认为 0。',
    en: '{count} {count|cell is|cells are} still blank: {art20} in Table 2, {requests} in Table 3, {disputes} in Table 4; {doubtful} of them could not be read with certainty, so fill {doubtful|it|them} in from the source; {totals} {totals|total is|totals are} not stated in the text and {totals|comes|come} from the formulas. Enter 0 where nothing happened, or confirm 0.',
  },
  'check.organMissing': {
    zh: '没有机关全称。请填写机关全称，它是标题的一部分。',
    en: 'The full name of the organ is missing. Enter it; it is part of the title.',
  },
  'check.organNotFull': {
    zh: '机关名称“{organ}”不是全称。请填写机关全称。',
    en: '“{organ}” is not the full name of an organ. Enter the full name.',
  },
  'check.yearMissing': { zh: '没有年度。请填写报告的年度。', en: 'The year is missing. Enter the year the report is on.' },
  'check.sectionMissing': {
    zh: '缺少“{heading}”部分。年报的六个部分都要有，请补上。',
    en: 'The section “{heading}” is missing. A report has all six sections; add it.',
  },
  'check.sectionRepeated': {
    zh: '“{heading}”出现了不止一次。请合并，只保留一个标题。',
    en: 'The section “{heading}” appears more than once. Merge it under one heading.',
  },
  'check.sectionOrder': {
    zh: '“{heading}”的位置不对。六个部分要按一至六的顺序排列，请调整。',
    en: 'The section “{heading}” is out of place. The six sections follow in order from 一 to 六 (1 to 6); rearrange them.',
  },
  'check.sectionEmpty': {
    zh: '“{heading}”是空的。请写明情况；没有的，也要写“无”。',
    en: 'The section “{heading}” is empty. Write something; where there is nothing to report, write 无 (none).',
  },
  'check.paragraphIsHeading': {
    zh: '第 {number} 段和标题“{heading}”一字不差，公布后会被当作标题。请改写这一段，或者删去。',
    en: 'Paragraph {number} is word for word the heading “{heading}” and would be read as one. Reword it or delete it.',
  },
  'check.overviewLong': {
    zh: '“{heading}”有 {length} 字，原则上不超过 {limit} 字。请考虑精简。',
    en: 'The section “{heading}” has {length} characters; it should in principle stay within {limit}. Consider shortening it.',
  },
  'check.stock': {
    zh: '“{cell}”是 {actual}；上年数加本年制发、减本年废止是 {expected}。不一致时请更正，或者说明原因。',
    en: '“{cell}” is {actual}; last year’s figure plus issued minus repealed is {expected}. Correct it or give a reason.',
  },
  'check.opening': {
    zh: '“{cell}”是 {actual}，上年年报的结转下年度是 {expected}。两者应当相等，请更正；上年数据已更正的，请说明原因。',
    en: '“{cell}” is {actual}, but last year’s report carried out {expected}. The two must be equal: correct it, or give the reason if last year was restated.',
  },
  'check.itemsBefore': {
    zh: '“{cell}”是 {actual}；上年报告的项目数量加增减是 {expected}。不一致时请更正，或者说明原因。',
    en: '“{cell}” is {actual}; last year’s number plus its change is {expected}. Correct it or give a reason.',
  },
  'check.leftYear': {
    zh: '第 {number} 段“{passage}”里是 {found} 年，像是上年年报留下的字句，这份年报是 {year} 年的。请核对，改正或者说明。',
    en: 'Paragraph {number}, “{passage}”, speaks of {found} and looks left over from last year’s report; this one is on {year}. Check it and correct or explain it.',
  },
  'check.leftOrgan': {
    zh: '第 {number} 段有“{passage}”，是上年那份年报的机关，这份年报是“{organ}”的。请核对，改正或者说明。',
    en: 'Paragraph {number} names “{passage}”, the organ of last year’s report; this report is by “{organ}”. Check it and correct or explain it.',
  },
  'check.similar': {
    zh: '“{heading}”约有 {percent}% 的文字与上年年报相同（{count} 处，最长的如“{passages}”）。请看看是否写出了今年的情况。',
    en: 'About {percent}% of “{heading}” is the same as in last year’s report ({count} {count|passage|passages}, the longest: “{passages}”). See whether it tells of this year.',
  },
  'check.jump': {
    zh: '“{cell}”上年是 {before}，今年是 {now}，变化很大。请确认没有多写或少写一位。',
    en: '“{cell}” was {before} last year and is {now} now, a large change. Make sure that no digit is missing or doubled.',
  },
  'check.editionsDiffer': {
    zh: '“{heading}”没有和上年比较：上年用的是 {before} 年版格式，今年是 {now} 年版，项目含义不同（对外公开总数量不等于现行有效件数）。',
    en: '“{heading}” was not compared with last year: last year follows the form of {before}, this year that of {now}, and their items mean different things (对外公开总数量 is not 现行有效件数).',
  },
  'check.notLastYear': {
    zh: '没有和上年比较：这份是 {year} 年度的年报，用来比较的是 {other} 年度的，不是上一年。',
    en: 'Nothing was compared with last year: this report is on {year} and the other one is on {other}, which is not the year before.',
  },
} as const;
