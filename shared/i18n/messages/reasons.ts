// Sentences of the room "reasons": why a finding may stand, in its card and in the counts. Both languages side by side.

export const reasonsMessages = {
  'reasons.sign': { zh: '已说明', en: 'Explained' },
  'reasons.count': { zh: '核实 {count} 项，其中 {explained} 项已说明', en: '{count} to confirm, {explained} of them explained' },
  'reasons.carry': {
    zh: '结转 {count} 处与上年不符，已说明',
    en: 'carry-over differs from last year in {count} {count|place|places}, explained',
  },
  'reasons.publish': {
    zh: '待核实的 {count} 项中，{explained} 项已说明原因。',
    en: 'Of the {count} to confirm, {explained} {explained|has|have} a reason.',
  },
  'reasons.said': { zh: '说明：{text}', en: 'Reason: {text}' },
  'reasons.give': { zh: '说明原因', en: 'Give a reason' },
  'reasons.giveFor': { zh: '说明原因：{finding}', en: 'Give a reason: {finding}' },
  'reasons.another': { zh: '另写原因', en: 'Write another reason' },
  'reasons.takeBack': { zh: '撤回说明', en: 'Withdraw the reason' },
  'reasons.hint': {
    zh: '写明为什么数字没有错，例如：上年年报已更正，结转数以更正后的为准。所有人看得到，写下后不能改，可以另写或撤回；数字一变，要重新说明。',
    en: 'Say why the figures are right, for example: last year’s report was corrected since. Everybody sees it. It cannot be changed, only replaced or taken back; once the figures change a new one is needed.',
  },
  'reasons.y2': {
    zh: '上年数据确已更正的，说明原因后此项转为“核实”，不再妨碍公布。',
    en: 'Where last year’s figures were restated, a reason makes this a point to confirm; it then no longer blocks publication.',
  },
  'reasons.words': { zh: '原因', en: 'Reason' },
  'reasons.length': { zh: '{count}/{limit} 字', en: '{count}/{limit} characters' },
  'reasons.tooLong': {
    zh: '原因最多 {limit} 字，现在 {count} 字，请删去 {over} 字。',
    en: 'A reason holds at most {limit} characters; this one has {count}. Shorten it by {over}.',
  },
  'reasons.empty': { zh: '原因还是空的，请先写几个字。', en: 'The reason is empty. Please write something first.' },
  'reasons.failed': {
    zh: '原因没有写成：这一项刚刚变了，或者年报还没有载入。请看一眼最新的数字再写。',
    en: 'The reason was not saved: the finding has just changed, or the report is still loading. Look at the figures and try again.',
  },
  'reasons.moved': {
    zh: '您写的时候数字变了。请先看一眼上面现在的数字，原因仍然成立再写下。',
    en: 'The figures changed while you were writing. Look at them above; save the reason if it still holds.',
  },
  'reasons.send': { zh: '写下', en: 'Save the reason' },
  'reasons.cancel': { zh: '不写了', en: 'Cancel' },
  'reasons.keys': { zh: 'Ctrl+Enter 写下，Esc 不写了', en: 'Ctrl+Enter saves, Esc cancels' },
  'reasons.written': { zh: '原因已写下。', en: 'The reason is saved.' },
  'reasons.writtenMany': { zh: '原因已写下，{count} 项都用这一条。', en: 'The reason is saved for all {count}.' },
  'reasons.also': { zh: '也用于其余 {count} 项同类的', en: 'Also for the {count} {count|other|others} of this kind' },
  'reasons.alsoWhich': { zh: '是哪几项', en: 'Which ones' },
  'reasons.takenBack': { zh: '说明已撤回，这一项重新待办。', en: 'The reason is withdrawn; the finding is open again.' },
  'reasons.unsigned': { zh: '未署名', en: 'unsigned' },
  'reasons.left': { zh: '已不在名单中的人', en: 'somebody no longer listed' },
  'reasons.earlier': { zh: '以前的说明（{count}）', en: 'Earlier reasons ({count})' },
  'reasons.changed': {
    zh: '数字已和写这些原因时不同，或者后来另有说明，以下不再作数。',
    en: 'The figures have changed since, or a later reason replaced them; these no longer count.',
  },
  'reasons.back': { zh: '（撤回了说明）', en: '(withdrew the reason)' },
  'reasons.details': { zh: '看依据和改法', en: 'Basis and corrections' },
} as const;
