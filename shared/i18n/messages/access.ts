// Why somebody may not write somewhere.

export const accessMessages = {
  'access.ownedBy': {
    zh: '这一处由{owners}填写，您不能修改。请与其联系。',
    en: 'This is filled in by {owners}; you cannot change it. Please ask them.',
  },
  'access.unassigned': { zh: '这一处没有分派给您，请联系统稿人。', en: 'This is not assigned to you. Please ask the coordinator.' },
  'access.reviewer': {
    zh: '您是审核人，可以查看和批注，不能直接改数。',
    en: 'You are a reviewer: you may read and comment, not change the report.',
  },
  'access.reader': { zh: '您只能查看这份年报。', en: 'You may only read this report.' },
  'access.metaCoordinatorOnly': { zh: '机关名称和年度只能由统稿人修改。', en: 'Only the coordinator may change organ and year.' },
  'access.manageOnly': {
    zh: '人员和分工由统稿人（{people}）安排，您不能改动。',
    en: 'Only the coordinator ({people}) assigns people and parts; you cannot change them.',
  },
  'access.wholeOnly': {
    zh: '整份年报的导入和恢复由统稿人（{people}）进行。',
    en: 'Only the coordinator ({people}) may import or restore the whole report.',
  },
  'access.publishOnly': {
    zh: '审定以前，定稿只能由统稿人（{people}）导出；您可以导出草稿。',
    en: 'Until the report is approved, only the coordinator ({people}) may export the final text; you may export a draft.',
  },
  'access.partSubmitted': {
    zh: '您的部分已经提交，不能再改。可以自己撤回，或请统稿人（{people}）退回。',
    en: 'Your part is submitted and cannot be changed. Take it back, or ask the coordinator ({people}) to return it.',
  },
  'access.submitted': {
    zh: '年报已送审，填报人不能再改。需要改动时请{people}退回。',
    en: 'The report is with the reviewer; preparers cannot change it. Ask {people} to return it if something must be changed.',
  },
  'access.approved': {
    zh: '年报已审定，不能再改。需要改动时请{people}退回。',
    en: 'The report is approved and cannot be changed. Ask {people} to return it if something must be changed.',
  },
  'access.published': {
    zh: '年报已公布，不能再改。需要更正时请统稿人（{people}）退回。',
    en: 'The report is published and cannot be changed. For a correction, ask the coordinator ({people}) to return it.',
  },
  'access.noPart': {
    zh: '这个人在这份年报里不是填报人，没有可以提交的部分。',
    en: 'This person is not a preparer of the report and has no part to submit.',
  },
  'access.partWithWhole': {
    zh: '整份年报已送审，各部分不能单独提交或退回。',
    en: 'The whole report is under review; its parts cannot be submitted or returned on their own.',
  },
  'access.noStep': {
    zh: '现在的状态下没有这一步，请刷新后再看。',
    en: 'This step does not follow from the present state. Reload and look again.',
  },
  'access.stepOf': { zh: '这一步由{people}进行。', en: 'Only {people} may take this step.' },
} as const;
