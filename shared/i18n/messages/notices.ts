// Sentences of the room "notices": what people are told inside the program. Both languages side by side.

export const noticesMessages = {
  'notices.personOnly': {
    zh: '只有登录的人员才能记录查看进度。',
    en: 'Only somebody signed in as a person can keep how far they have looked.',
  },
  'notices.beyondHistory': {
    zh: '修改记录只有 {count} 条，没有第 {number} 条。请重新打开年报后再试。',
    en: 'The history has {count} {count|entry|entries}; there is no number {number}. Open the report again and retry.',
  },
  'notices.title': { zh: '通知', en: 'Notices' },
  'notices.bell': { zh: '通知：{count} 条未读', en: 'Notices: {count} unread' },
  'notices.bellNone': { zh: '通知：没有未读', en: 'Notices: none unread' },
  'notices.none': {
    zh: '还没有通知。分派、退回、催办和提到您的批注会出现在这里。',
    en: 'No notices yet. Assignments, returns, reminders and mentions of you appear here.',
  },
  'notices.readAll': { zh: '全部标为已读', en: 'Mark all as read' },
  'notices.close': { zh: '关闭通知', en: 'Close notices' },
  'notices.unread': { zh: '未读', en: 'unread' },
  'notices.due': { zh: '到期', en: 'Due' },
  'notices.other': { zh: '{year} 年度 {organ}', en: '{organ}, {year}' },

  'notices.assigned': { zh: '{name}把 {parts} 分给您', en: '{name} assigned {parts} to you' },
  'notices.assignedSome': { zh: '{name}给您分派了内容', en: '{name} assigned something to you' },
  'notices.submitted.part': { zh: '{name}提交了自己的部分', en: '{name} submitted their part' },
  'notices.submitted.partFor': { zh: '{name}代{owner}提交了部分', en: '{name} submitted the part of {owner}' },
  'notices.submitted.report': { zh: '{name}把年报送审', en: '{name} submitted the report for review' },
  'notices.returned.part': { zh: '{name}退回了您的部分', en: '{name} returned your part' },
  'notices.returned.report': { zh: '{name}退回了年报', en: '{name} returned the report' },
  'notices.approved': { zh: '{name}审定了年报', en: '{name} approved the report' },
  'notices.published': { zh: '年报已公布（{name}）', en: 'The report is published ({name})' },
  'notices.mentioned': { zh: '{name}在“{place}”的批注里提到您', en: '{name} mentioned you in a comment at “{place}”' },
  'notices.chased': { zh: '{name}请您尽快完成并提交', en: '{name} asks you to finish and submit your part' },
  'notices.somebody': { zh: '有人', en: 'Somebody' },
  'notices.dueLate': {
    zh: '您的部分已逾期 {days} 天（应于 {day}前完成）',
    en: 'Your part is overdue by {days} {days|day|days} (was due {day})',
  },
  'notices.dueToday': { zh: '您的部分今天到期', en: 'Your part is due today' },
  'notices.dueSoon': { zh: '您的部分还有 {days} 天到期（{day}）', en: 'Your part is due in {days} {days|day|days} ({day})' },
} as const;
