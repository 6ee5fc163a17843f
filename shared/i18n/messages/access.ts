// Why somebody may not write somewhere.

export const accessMessages = {
  'access.ownedBy': {
    zh: '这一处由{owners}填写，您不能修改。请与其联系。',
    en: 'This is filled in by {owners}; you cannot change it. Please ask them.',
  },
  'access.unassigned': { zh: '这一处没有分派给您，请联系统稿人。', en: 'This is not assigned to you. Please ask the coordinator.' },
  'access.reviewer': {
    zh: '您是审核人，可以查看和批注，不能直接改数。',
    en: 'You are a reviewer: you may read and comment, not change figures.',
  },
  'access.reader': { zh: '您只能查看这份年报。', en: 'You may only read this report.' },
  'access.metaCoordinatorOnly': { zh: '机关名称和年度只能由统稿人修改。', en: 'Only the coordinator may change organ and year.' },
} as const;
