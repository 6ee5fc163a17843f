// Sentences that set a figure beside last year's: more, fewer, as many. Offered where last year's report is here. templates.ts adds them.
import type { Edition } from '../../edition/types.ts';
import type { Ask } from '../ask.ts';
import type { Form, Piece, Template } from './template.ts';
import { requestAsk } from './template-asks.ts';

export const changeTemplates = ({ disputes, art20 }: Edition): Template[] => {
  const heads = new Map<string, string[]>();
  for (const { key, path } of disputes.groups) heads.set(path[0] ?? key, [...(heads.get(path[0] ?? key) ?? []), key]);
  const licensing = art20.blocks.flatMap(({ rows }) => rows).filter(({ label }) => /许可|处罚/.test(label));
  return [
    change('change:new', '全年新收政府信息公开申请', requestAsk('new')),
    change('change:processed', '全年办结政府信息公开申请', requestAsk('processed')),
    ...licensing.map(({ key, label }) => change(`change:${key}`, `全年作出${label}决定`, { about: 'art20', row: key, measure: 'decide' })),
    ...[...heads].map(([label, groups]) =>
      change(`change:${groups.join('+')}`, `全年因政府信息公开引发的${label}`, { about: 'disputes', groups, column: null }),
    ),
  ];
};

const change = (id: string, head: string, ask: Ask): Template => {
  const start: readonly Piece[] = [head, { kind: 'figure', ask }, '件，'];
  const by: Piece = { kind: 'difference', ask };
  const percent: Piece = { kind: 'percent', ask };
  const form = (pieces: readonly Piece[], sign: -1 | 0 | 1, fromNought: boolean | null): Form => ({
    pieces: [...start, ...pieces],
    suits: (at) => {
      const { now, last } = at(ask);
      return last !== null && Math.sign(now - last) === sign && (fromNought === null || (last === 0) === fromNought);
    },
  });
  return {
    id,
    group: 'years',
    asks: [ask],
    isYearly: true,
    forms: [
      form(['与上年持平。'], 0, null),
      form(['比上年增加', by, '件。'], 1, true),
      form(['比上年增加', by, '件，增长', percent, '%。'], 1, false),
      form(['比上年减少', by, '件，下降', percent, '%。'], -1, false),
    ],
  };
};
