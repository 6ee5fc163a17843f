// Every word the reader knows for one edition: the names its labels bring, their standard synonyms, and the standing words.
// scan.ts looks words up here.
import type { Edition } from '../edition/types.ts';
import {
  APPLICANT_SYNONYMS,
  GENERAL_APPLICANTS,
  GROUP_SYNONYMS,
  OUTCOME_SYNONYMS,
  RESULT_SYNONYMS,
  ROW_SYNONYMS,
  ROW_TAILS,
} from './synonyms.ts';
import type { Meaning, Noun } from './token.ts';
import { MEASURE_WORDS, STANDING_WORDS } from './words.ts';

export type Names = {
  readonly meanings: ReadonlyMap<string, Meaning>;
  /** The length of the longest word by its first character. */
  readonly longest: ReadonlyMap<string, number>;
};

export const namesOf = (edition: Edition): Names => {
  const known = names.get(edition);
  if (known) return known;
  const meanings = new Map<string, Meaning>();
  const add = (meaning: Meaning, words: readonly string[]): void => {
    for (const word of words) if (word !== '') meanings.set(word, meaning);
  };
  // Later entries win: an edition's names over the standing words.
  for (const [meaning, words] of STANDING_WORDS) add(meaning, words.split(' '));
  for (const [measure, words] of Object.entries(MEASURE_WORDS)) {
    add({ kind: 'measure', measure: measure as keyof typeof MEASURE_WORDS }, words.split(' '));
  }
  addRequestNouns(add);
  addDisputes(edition, add);
  addArt20(edition, add);
  addResults(edition, add);
  addApplicants(edition, add);
  const longest = new Map<string, number>();
  for (const word of meanings.keys()) longest.set(word[0] ?? '', Math.max(word.length, longest.get(word[0] ?? '') ?? 0));
  const found = { meanings, longest };
  names.set(edition, found);
  return found;
};

type Add = (meaning: Meaning, words: readonly string[]) => void;

const noun = (value: Noun): Meaning => ({ kind: 'noun', noun: value });

const addRequestNouns = (add: Add): void => {
  const form = (value: 'full' | 'area' | 'disclosed' | 'bare') => noun({ of: 'requests', form: value });
  const stems = [
    '政府信息公开',
    '信息公开',
    '政务公开',
    '政务信息公开',
    '公开政府信息',
    '公开信息',
    '依申请公开',
    '公开政务信息',
    '政府信息依申请公开',
    '信息依申请公开',
  ];
  const deep = [
    '依申请公开政府信息',
    '依申请公开信息',
    '依申请政府信息公开',
    '依申请信息公开',
    '依申请公开政务信息',
    '依申请的政府信息公开',
  ];
  const suffixes = [
    '申请',
    '的申请',
    '申请件',
    '申请数量',
    '申请事项',
    '申请案件',
    '申请总数',
    '申请总量',
    '申请表',
    '申请书',
    '申请量',
    '类申请',
    '申请数',
    '申请办件',
    '申请要求',
    '的书面申请',
    '书面申请',
    '有关申请',
  ];
  add(
    form('full'),
    [...stems, ...deep].flatMap((stem) => suffixes.map((suffix) => stem + suffix)),
  );
  add(
    form('full'),
    ['依申请公开', ...deep].flatMap((stem) =>
      ['件', '事项', '案件', '办件', '数量', '件数', '事宜', '诉求', '请求', '件数量'].map((end) => stem + end),
    ),
  );
  add(form('full'), [
    '申请公开政府信息',
    '申请公开信息',
    '申请公开政务信息',
    '申请政府信息公开',
    '申请信息公开',
    '申请政务公开',
    '申请获取政府信息',
    '依申请公开的申请',
    '公开申请',
    '的公开申请',
    '获取政府信息的申请',
    '政府信息的申请',
    '依申请件',
  ]);
  add(form('area'), ['依申请公开', '依申请', '依申请办理', '依申请政府信息公开', '依申请信息公开']);
  add(form('disclosed'), [
    '依申请公开信息',
    '依申请公开政府信息',
    '依申请公开政务信息',
    '依申请公开的政府信息',
    '依申请公开的信息',
    '应申请公开信息',
    '应申请公开政府信息',
  ]);
  add(form('bare'), [
    '申请',
    '申请件',
    '申请数量',
    '申请量',
    '申请总数',
    '申请总量',
    '申请事项',
    '申请件数',
    '件申请',
    '的申请',
    '申请数',
    '各类申请',
  ]);
};

const addDisputes = ({ disputes }: Edition, add: Add): void => {
  const heads = new Map<string, string[]>();
  for (const { key, path } of disputes.groups) {
    const [head = ''] = path;
    heads.set(head, [...(heads.get(head) ?? []), key]);
    const last = path.at(-1) ?? '';
    if (path.length > 1) add(noun({ of: 'disputes', groups: [key] }), withTails([last, ...(GROUP_SYNONYMS.get(last) ?? [])]));
  }
  for (const [head, groups] of heads) {
    const short = head.replace(/^行政/, '');
    const words = [head, `政府信息公开${head}`, `信息公开${head}`, ...(GROUP_SYNONYMS.get(head) ?? [])];
    add(noun({ of: 'disputes', groups }), withTails(words));
    add(noun({ of: 'disputes', groups }), [short, `${short}案件`, `被${short}`, `${short}案`]);
  }
  for (const { key, label } of disputes.columns) {
    const plain = label.replace(/^结果/, '').replace(/结果$/, '');
    add({ kind: 'outcome', column: key }, [
      label,
      ...(plain.length > 1 && plain !== '其他' ? [plain, `被${plain}`, `予以${plain}`, `决定${plain}`] : []),
    ]);
    add({ kind: 'outcome', column: key }, OUTCOME_SYNONYMS.get(label) ?? []);
  }
};

const withTails = (words: readonly string[]): string[] =>
  words.flatMap((word) =>
    ['', '案件', '案', '申请', '数量', '事项', '情况', '件数', '的案件', '应诉案件', '类案件', '的情况', '应诉'].map((tail) => word + tail),
  );

const addArt20 = ({ art20 }: Edition, add: Add): void => {
  for (const { key, label } of art20.blocks.flatMap(({ rows }) => rows)) {
    const words = [label, ...(ROW_SYNONYMS.get(label) ?? [])];
    const tails = ['', ...(ROW_TAILS.find(([pattern]) => pattern.test(label))?.[1] ?? [])];
    add(
      noun({ of: 'art20', row: key }),
      words.flatMap((word) => tails.map((tail) => word + tail)),
    );
  }
};

const addResults = ({ requests }: Edition, add: Add): void => {
  const groups = new Map<string, string[]>();
  for (const { key, path, role } of requests.rows) {
    if (role !== 'result') continue;
    const group = plainLabel(path[1] ?? '');
    groups.set(group, [...(groups.get(group) ?? []), key]);
    const own = path.length > 2 ? plainLabel(path.at(-1) ?? '') : null;
    if (own !== null && own !== '其他') {
      const short = own.replace(/^属于/, '');
      add({ kind: 'result', rows: [key] }, [own, short, `因${own}`, `因${short}`, ...(RESULT_SYNONYMS.get(own) ?? [])]);
    }
  }
  for (const [group, rows] of groups) add({ kind: 'result', rows }, [group, ...(RESULT_SYNONYMS.get(group) ?? [])]);
};

const addApplicants = ({ requests }: Edition, add: Add): void => {
  const groups = new Map<string, string[]>();
  for (const { key, label, group } of requests.columns) {
    if (group !== undefined) groups.set(group, [...(groups.get(group) ?? []), key]);
    if (label === '其他') continue;
    add({ kind: 'applicant', columns: [key], general: false }, withApplicantTails([label, ...(APPLICANT_SYNONYMS.get(label) ?? [])]));
  }
  for (const [group, columns] of groups) {
    add({ kind: 'applicant', columns, general: false }, withApplicantTails([group, ...(APPLICANT_SYNONYMS.get(group) ?? [])]));
  }
  add({ kind: 'applicant', columns: [], general: true }, GENERAL_APPLICANTS);
  // 公民 alone is a natural person where applicants are counted, and anybody where there were none.
  const natural = requests.columns.filter(({ label }) => label === '自然人').map(({ key }) => key);
  add({ kind: 'applicant', columns: natural, general: false }, ['公民申请', '公民提出申请', '公民提出的申请']);
};

const withApplicantTails = (words: readonly string[]): string[] =>
  words.flatMap((word) => [word, `${word}申请`, `${word}提出的申请`, `${word}类`, `${word}提出`, `${word}提出申请`]);

/** Official label without its number and its explanation in brackets. */
const plainLabel = (label: string): string =>
  label
    .replace(/^（.{1,3}）|^\d{1,2}\./, '')
    .replace(/（.*$/, '')
    .replaceAll('、', '')
    .replaceAll(/[“”]/g, '');

const names = new WeakMap<Edition, Names>();
