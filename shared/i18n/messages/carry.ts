// Sentences of taking over last year's people and parts into a new report: BoardDesk's first screen. Both languages side by side.

export const carryMessages = {
  'carry.team': {
    zh: '沿用 {year} 年的人员和分工（{count} 人）',
    en: 'Take over the people and parts of {year} ({count} {count|person|people})',
  },
  'carry.done': {
    zh: '{count} 人已按上年的分工加入，可以再调整。',
    en: '{count} {count|person has|people have} their parts of last year; change them as you like.',
  },
  'carry.some': {
    zh: '{count} 人已按上年的分工加入；{names}没有加入（可能已停用），请到“分工”里另行安排。',
    en: '{count} {count|person has|people have} their parts of last year; {names} could not be added (perhaps deactivated): see “People”.',
  },
} as const;
