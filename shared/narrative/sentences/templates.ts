// The sentences an edition's cells can fill: what was received and handled, outcomes, applicants, table 二, disputes, and changes since
// last year. Rows and labels come from the edition. write-sentence.ts and recognise.ts use them.
import type { Edition } from '../../edition/types.ts';
import type { Ask } from '../ask.ts';
import { meantBy } from '../ask.ts';
import type { Form, ListItem, Piece, Template, TemplateGroup } from './template.ts';
import { plainLabel, requestAsk, rowsOf } from './template-asks.ts';
import { changeTemplates } from './year-templates.ts';

/** In the order a menu shows them; the same objects for the same edition. */
export const templatesOf = (edition: Edition): readonly Template[] => {
  const known = templates.get(edition);
  if (known) return known;
  const made = [...requestTemplates(edition), ...art20Templates(edition), ...disputeTemplates(edition), ...changeTemplates(edition)].filter(
    ({ asks }) => asks.every((ask) => meantBy(ask, edition, false).readings.length > 0),
  );
  templates.set(edition, made);
  return made;
};

const requestTemplates = (edition: Edition): Template[] => {
  const [fresh, carriedIn, processed, carriedOut] = (['new', 'carriedIn', 'processed', 'carriedOut'] as const).map((rows) =>
    requestAsk(rows),
  );
  if (!fresh || !carriedIn || !processed || !carriedOut) return [];
  const groups = resultGroups(edition);
  const applicants = applicantGroups(edition);
  const handled = ['全年办结政府信息公开申请', figure(processed), '件'] as const;
  return [
    template(
      'received',
      'requests',
      [fresh, carriedIn],
      [
        {
          pieces: ['全年未收到政府信息公开申请，也没有上年结转的申请。'],
          suits: (at) => at(fresh).now === 0 && at(carriedIn).now === 0,
        },
        always(['全年新收政府信息公开申请', figure(fresh), '件，上年结转', figure(carriedIn), '件。']),
      ],
    ),
    template('handled', 'requests', [processed, carriedOut], [always([...handled, '，结转下年度继续办理', figure(carriedOut), '件。'])]),
    template(
      'outcomes',
      'requests',
      [processed, ...groups.map(({ ask }) => ask)],
      [
        {
          pieces: [...handled, '，其中', { kind: 'list', items: groups.map(({ label, ask }) => counted(label, ask)) }, '。'],
          suits: (at) => groups.some(({ ask }) => at(ask).now !== 0),
        },
        always([...handled, '。']),
      ],
    ),
    ...groups.flatMap(({ label, key, ask, rows }) => {
      // 其他 alone says nothing outside its table.
      if (rows.length < 2 || rows.some((row) => row.label === '其他')) return [];
      const items = rows.map((row) => counted(row.label, requestAsk([row.key])));
      return template(
        `reasons:${key}`,
        'requests',
        [ask, ...items.map((item) => item.ask)],
        [
          {
            pieces: [`全年政府信息公开申请中，${label}`, figure(ask), '件，其中', { kind: 'list', items }, '。'],
            suits: (at) => items.some((item) => at(item.ask).now !== 0),
          },
          always([`全年政府信息公开申请中，${label}`, figure(ask), '件。']),
        ],
      );
    }),
    template(
      'applicants',
      'requests',
      [fresh, ...applicants.map(({ ask }) => ask)],
      [
        {
          pieces: ['全年新收政府信息公开申请', figure(fresh), '件，其中', { kind: 'list', items: applicants }, '。'],
          suits: (at) => at(fresh).now !== 0,
        },
        always(['全年新收政府信息公开申请', figure(fresh), '件。']),
      ],
    ),
  ];
};

const art20Templates = (edition: Edition): Template[] => {
  const made: Template[] = [];
  const decided: ListItem[] = [];
  for (const { key, label } of edition.art20.blocks.flatMap(({ rows }) => rows)) {
    const ask = (measure: Extract<Ask, { about: 'art20' }>['measure']): Ask => ({ about: 'art20', row: key, measure });
    const has = (one: Ask) => meantBy(one, edition, false).readings.length > 0;
    const [issued, repealed, inForce] = [ask('issue'), ask('repeal'), ask('inForce')];
    const [published, publishTotal, amount] = [ask('publish'), ask('publishTotal'), ask('amount')];
    if (has(issued) && has(repealed) && has(inForce)) {
      made.push(
        template(
          `documents:${key}`,
          'art20',
          [issued, repealed, inForce],
          [
            {
              pieces: [`全年未制发${label}，没有现行有效的${label}。`],
              suits: (at) => [issued, repealed, inForce].every((one) => at(one).now === 0),
            },
            {
              pieces: [`全年未制发、未废止${label}，现行有效`, figure(inForce), '件。'],
              suits: (at) => at(issued).now === 0 && at(repealed).now === 0,
            },
            always([`全年制发${label}`, figure(issued), '件，废止', figure(repealed), '件，现行有效', figure(inForce), '件。']),
          ],
        ),
      );
    } else if (has(issued) && has(published) && has(publishTotal)) {
      made.push(
        template(
          `documents:${key}`,
          'art20',
          [issued, published, publishTotal],
          [
            always([
              `全年新制作${label}`,
              figure(issued),
              '件，新公开',
              figure(published),
              '件，对外公开总数量',
              figure(publishTotal),
              '件。',
            ]),
          ],
        ),
      );
    }
    // Only what is collected is 收取; other sums of money have verbs of their own.
    const inTenThousands = edition.art20.blocks.some(
      ({ rows, columns }) => rows.some((row) => row.key === key) && columns.some(({ label: head }) => head.includes('万元')),
    );
    if (inTenThousands && label.includes('收费') && has(amount)) {
      made.push(
        template(
          `amount:${key}`,
          'art20',
          [amount],
          [
            { pieces: [`全年未收取${label}。`], suits: (at) => at(amount).now === 0 },
            always([`全年收取${label}`, figure(amount), '万元。']),
          ],
        ),
      );
    }
    if (/许可|处罚|强制/.test(label) && has(ask('decide'))) decided.push({ label, ask: ask('decide'), unit: '件' });
  }
  if (decided.length > 1) {
    made.push(
      template(
        'decisions',
        'art20',
        decided.map(({ ask }) => ask),
        [
          {
            pieces: [
              `全年未作出${decided
                .slice(0, -1)
                .map(({ label }) => label)
                .join('、')}和${decided.at(-1)?.label ?? ''}决定。`,
            ],
            suits: (at) => decided.every(({ ask }) => at(ask).now === 0),
          },
          always(['全年作出', { kind: 'list', items: decided.map((item) => ({ ...item, label: `${item.label}决定` })) }, '。']),
        ],
      ),
    );
  }
  return made;
};

const disputeTemplates = ({ disputes }: Edition): Template[] => {
  const heads = new Map<string, string[]>();
  for (const { key, path } of disputes.groups) heads.set(path[0] ?? key, [...(heads.get(path[0] ?? key) ?? []), key]);
  const all = [...heads].map(([label, groups]) => ({
    label,
    groups,
    ask: { about: 'disputes', groups, column: null } as const satisfies Ask,
  }));
  const counts: Piece[] = all.flatMap(({ label, ask }, index) => [`${index === 0 ? '' : '、'}${label}`, figure(ask), '件']);
  return [
    template(
      'disputes',
      'disputes',
      all.map(({ ask }) => ask),
      [
        {
          pieces: [`全年未发生因政府信息公开引发的${all.map(({ label }) => label).join('和')}。`],
          suits: (at) => all.every(({ ask }) => at(ask).now === 0),
        },
        always(['全年因政府信息公开引发的', ...counts, '。']),
      ],
    ),
    ...all.map(({ label, groups, ask }) => {
      const items = disputes.columns.map((column) => counted(column.label, { about: 'disputes', groups, column: column.key }));
      return template(
        `disputes:${groups.join('+')}`,
        'disputes',
        [ask, ...items.map((item) => item.ask)],
        [
          { pieces: [`全年未发生因政府信息公开引发的${label}。`], suits: (at) => at(ask).now === 0 },
          always([`全年因政府信息公开引发的${label}`, figure(ask), '件，其中', { kind: 'list', items }, '。']),
        ],
      );
    }),
  ];
};

/** The kinds of outcome with their rows, as the form groups them. */
const resultGroups = (edition: Edition) => {
  const groups = new Map<string, { readonly key: string; readonly label: string }[]>();
  for (const { key, path } of rowsOf(edition, 'result')) {
    const label = plainLabel(path[1] ?? '');
    groups.set(label, [...(groups.get(label) ?? []), { key, label: plainLabel(path.at(-1) ?? '') }]);
  }
  return [...groups].map(([label, rows]) => ({ label, rows, key: rows[0]?.key ?? label, ask: requestAsk(rows.map(({ key }) => key)) }));
};

/** 自然人, 法人或其他组织: those the form groups under one head together. */
const applicantGroups = ({ requests }: Edition): ListItem[] => {
  const groups = new Map<string, string[]>();
  for (const { key, label, group } of requests.columns) groups.set(group ?? label, [...(groups.get(group ?? label) ?? []), key]);
  return [...groups].map(([label, columns]) => counted(label, { about: 'requests', rows: 'new', columns }));
};

const template = (id: string, group: TemplateGroup, asks: readonly Ask[], forms: readonly Form[]): Template => ({
  id,
  group,
  forms,
  asks,
  isYearly: false,
});

const figure = (ask: Ask): Piece => ({ kind: 'figure', ask });
const counted = (label: string, ask: Ask): ListItem => ({ label, ask, unit: '件' });
const always = (pieces: readonly Piece[]): Form => ({ pieces, suits: () => true });

const templates = new WeakMap<Edition, readonly Template[]>();
