// Every word the reader knows for one edition: the names its labels bring, their standard synonyms, and the standing words.
// scan.ts looks words up here.
import type { Edition } from '../edition/types.ts';
import type { Meaning, Noun } from './token.ts';
import { MEASURE_WORDS, STANDING_WORDS } from './words.ts';

export type Names = { readonly meanings: ReadonlyMap<string, Meaning>; readonly longest: number };

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
  const found = { meanings, longest: Math.max(...[...meanings.keys()].map((word) => word.length)) };
  names.set(edition, found);
  return found;
};

type Add = (meaning: Meaning, words: readonly string[]) => void;

const noun = (value: Noun): Meaning => ({ kind: 'noun', noun: value });

const addRequestNouns = (add: Add): void => {
  const form = (value: 'full' | 'area' | 'disclosed' | 'bare') => noun({ of: 'requests', form: value });
  const stems = ['政府信息公开', '信息公开', '政务公开', '政务信息公开', '公开政府信息', '公开信息', '依申请公开', '公开政务信息', '政府信息依申请公开', '信息依申请公开'];
  const deep = ['依申请公开政府信息', '依申请公开信息', '依申请政府信息公开', '依申请信息公开', '依申请公开政务信息', '依申请的政府信息公开'];
  const suffixes = ['申请', '的申请', '申请件', '申请数量', '申请事项', '申请案件', '申请总数', '申请总量', '申请表', '申请书', '申请量', '类申请', '申请数', '申请办件', '申请要求', '的书面申请', '书面申请', '有关申请'];
  add(form('full'), [...stems, ...deep].flatMap((stem) => suffixes.map((suffix) => stem + suffix)));
  add(form('full'), ['依申请公开', ...deep].flatMap((stem) => ['件', '事项', '案件', '办件', '数量', '件数', '事宜', '诉求', '请求', '件数量'].map((end) => stem + end)));
  add(form('full'), ['申请公开政府信息', '申请公开信息', '申请公开政务信息', '申请政府信息公开', '申请信息公开', '申请政务公开', '申请获取政府信息', '依申请公开的申请', '获取政府信息的申请', '政府信息的申请', '依申请件']);
  add(form('area'), ['依申请公开', '依申请', '依申请办理', '依申请政府信息公开', '依申请信息公开']);
  add(form('disclosed'), ['依申请公开信息', '依申请公开政府信息', '依申请公开政务信息', '依申请公开的政府信息', '依申请公开的信息', '应申请公开信息', '应申请公开政府信息']);
  add(form('bare'), ['申请', '申请件', '申请数量', '申请量', '申请总数', '申请总量', '申请事项', '申请件数', '件申请', '的申请', '申请数', '各类申请']);
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
    add(noun({ of: 'disputes', groups }), [`${short}案件`, `被${short}`, `${short}案`]);
  }
  for (const { key, label } of disputes.columns) {
    const plain = label.replace(/^结果/, '').replace(/结果$/, '');
    add({ kind: 'outcome', column: key }, [label, ...(plain.length > 1 && plain !== '其他' ? [plain, `被${plain}`, `予以${plain}`, `决定${plain}`] : [])]);
    add({ kind: 'outcome', column: key }, OUTCOME_SYNONYMS.get(label) ?? []);
  }
};

const withTails = (words: readonly string[]): string[] =>
  words.flatMap((word) => ['', '案件', '案', '申请', '数量', '事项', '情况', '件数', '的案件', '应诉案件', '类案件', '的情况', '应诉'].map((tail) => word + tail));

const addArt20 = ({ art20 }: Edition, add: Add): void => {
  for (const { key, label } of art20.blocks.flatMap(({ rows }) => rows)) {
    const words = [label, ...(ROW_SYNONYMS.get(label) ?? [])];
    const tails = ['', ...(ROW_TAILS.find(([pattern]) => pattern.test(label))?.[1] ?? [])];
    add(noun({ of: 'art20', row: key }), words.flatMap((word) => tails.map((tail) => word + tail)));
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
};

const withApplicantTails = (words: readonly string[]): string[] => words.flatMap((word) => [word, `${word}申请`, `${word}提出的申请`, `${word}类`, `${word}提出`, `${word}提出申请`]);

/** Official label without its number and its explanation in brackets. */
const plainLabel = (label: string): string => label.replace(/^（.{1,3}）|^\d{1,2}\./, '').replace(/（.*$/, '').replaceAll('、', '').replaceAll(/[“”]/g, '');

const GROUP_SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['行政复议', ['被申请行政复议', '申请行政复议', '被提起行政复议', '提起行政复议', '被行政复议']],
  ['行政诉讼', ['被提起行政诉讼', '提起行政诉讼', '行政应诉', '提出行政诉讼', '被诉']],
  ['未经复议直接起诉', ['直接起诉', '直接提起行政诉讼', '未经复议直接提起诉讼', '未经复议直接提起行政诉讼', '直接提起诉讼', '未经行政复议直接起诉']],
  ['复议后起诉', ['复议后提起诉讼', '复议后提起行政诉讼', '经复议后起诉', '复议后再起诉', '经复议后提起诉讼', '复议后再提起诉讼']],
]);

const OUTCOME_SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['结果维持', ['维持原行为', '维持原答复', '维持原决定', '维持原行政行为', '复议维持', '结果为维持', '被维持', '维持的', '裁定维持', '判决维持']],
  ['结果纠正', ['被纠正', '结果为纠正', '判决纠正', '予以纠正', '纠正的']],
  ['其他结果', ['其他结果的', '结果为其他']],
  ['尚未审结', ['未审结', '正在审理', '尚在审理', '审理中', '尚在审理中', '正在审理中', '未结案', '尚未结案', '待审结', '在审', '仍在审理', '仍在审理中', '暂未审结', '还未审结']],
]);

const ROW_SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['规章', ['政府规章', '部门规章', '地方政府规章']],
  ['行政规范性文件', ['规范性文件']],
  ['规范性文件', ['行政规范性文件']],
  ['行政事业性收费', ['行政事业收费', '行政性收费', '行政事业性费用', '行政事业性收费收入']],
  ['政府集中采购', ['集中采购', '政府采购', '政府集中采购项目', '集中采购项目', '政府采购项目']],
]);

const ROW_TAILS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/许可|处罚|强制|管理服务/, ['决定', '案件', '处理决定', '处理事项', '行为', '措施', '类案件', '办件', '业务', '处理决定数量', '的处理决定']],
  [/收费/, ['金额', '总额', '资金']],
  [/采购/, ['总金额', '金额']],
];

const RESULT_SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['予以公开', ['同意公开', '决定公开', '准予公开', '给予公开', '予以公开的', '决定予以公开', '答复予以公开', '予以全部公开', '作出予以公开决定']],
  ['部分公开', ['予以部分公开', '部分公开的', '决定部分公开', '作出部分公开决定', '部分予以公开']],
  ['不予公开', ['决定不予公开', '不予公开的', '答复不予公开', '不予公开决定', '作出不予公开决定']],
  ['无法提供', ['无法提供的', '告知无法提供', '答复无法提供']],
  ['不予处理', ['不予处理的', '决定不予处理']],
  ['其他处理', ['其他处理的', '其他方式处理', '作其他处理', '作出其他处理', '其他处理方式', '做其他处理']],
  ['属于国家秘密', ['涉及国家秘密', '涉及国家秘密的', '属于国家秘密的']],
  ['危及三安全一稳定', ['危及“三安全一稳定”', '“三安全一稳定”', '三安全一稳定']],
  ['保护第三方合法权益', ['涉及第三方合法权益', '涉及第三方权益', '损害第三方合法权益', '保护第三方权益', '保护第三方合法权益的']],
  ['属于三类内部事务信息', ['属于内部事务信息', '内部事务信息', '属于三类内部事务信息的', '属于内部事务信息的']],
  ['属于四类过程性信息', ['属于过程性信息', '过程性信息', '属于过程性信息的', '属于四类过程性信息的']],
  ['属于行政执法案卷', ['属于行政执法案卷信息', '行政执法案卷信息', '属于行政执法案卷的', '执法案卷']],
  ['属于行政查询事项', ['属于行政查询事项的', '行政查询']],
  ['本机关不掌握相关政府信息', ['不掌握相关政府信息', '本机关不掌握', '本机关不掌握相关信息', '不掌握相关信息', '本机关不掌握相关政府信息的', '不掌握']],
  ['没有现成信息需要另行制作', ['没有现成信息', '需要另行制作', '无现成信息', '需另行制作', '无现成信息需另行制作', '没有现成信息需另行制作']],
  ['补正后申请内容仍不明确', ['补正后内容仍不明确', '补正后仍不明确', '申请内容仍不明确']],
  ['信访举报投诉类申请', ['信访举报投诉类', '信访、举报、投诉类申请', '信访投诉举报类申请', '信访举报投诉', '属于信访举报投诉类申请']],
  ['重复申请', ['属于重复申请', '重复申请的', '属重复申请']],
  ['要求提供公开出版物', ['公开出版物', '要求提供公开出版物的']],
  ['无正当理由大量反复申请', ['大量反复申请', '无正当理由大量反复申请的']],
  ['要求行政机关确认或重新出具已获取信息', ['要求确认或重新出具已获取信息', '确认或重新出具已获取信息']],
  ['申请人无正当理由逾期不补正行政机关不再处理其政府信息公开申请', ['申请人无正当理由逾期不补正', '逾期不补正', '无正当理由逾期不补正', '申请人逾期不补正', '逾期未补正', '逾期不补正的', '无正当理由逾期不补正的']],
  ['申请人逾期未按收费通知要求缴纳费用行政机关不再处理其政府信息公开申请', ['申请人逾期未按收费通知要求缴纳费用', '逾期未按收费通知要求缴纳费用', '逾期未缴费']],
]);

const APPLICANT_SYNONYMS: ReadonlyMap<string, readonly string[]> = new Map([
  ['自然人', ['个人', '公民个人']],
  ['商业企业', ['企业', '公司', '企业法人']],
  ['科研机构', ['科研院所', '科研单位']],
  ['社会公益组织', ['公益组织']],
  ['法律服务机构', ['律师事务所', '律所', '法律服务组织']],
  ['法人或其他组织', ['法人和其他组织', '法人及其他组织', '法人、其他组织', '法人或者其他组织', '法人与其他组织', '单位组织', '法人和非法人组织', '法人或非法人组织', '法人、非法人组织']],
]);

const GENERAL_APPLICANTS = [
  ...['公民', '社会公众', '公众', '群众', '市民', '居民', '村民', '当事人', '任何单位和个人', '任何组织和个人', '任何个人和单位', '任何单位或个人', '任何组织或个人', '单位和个人', '企业和群众', '个人和组织'],
  ...['或', '和', '及', '、', '以及', '或者', '与'].flatMap((and) =>
    ['法人或其他组织', '法人和其他组织', '法人及其他组织', '法人或者其他组织', '法人、其他组织', '法人和非法人组织', '其他组织', '法人', '法人或非法人组织'].flatMap((rest) => [`公民${and}${rest}`, `自然人${and}${rest}`]),
  ),
];

const names = new WeakMap<Edition, Names>();
