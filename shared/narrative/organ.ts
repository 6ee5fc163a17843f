// Tells whose name stands at the head of a clause: the report's own organ, by its full or any shorter name, a court or review
// organ, or somebody else. scan.ts asks at every clause.
import type { Token } from './token.ts';

export const organAt = (text: string, at: number, organ: string | null): Token | null => {
  if (PREPOSITIONS.has(text[at] ?? '')) return null;
  const full = organ !== null && organ.length > 1 && text.startsWith(organ, at) ? organ.length : 0;
  let end = full > 0 ? at + full : -1;
  for (let length = 1; full === 0 && length <= MAX_NAME && at + length <= text.length; length += 1) {
    const char = text[at + length - 1] ?? '';
    if (/[，。；：、（）\d“”《》]/.test(char)) break;
    const name = text.slice(at, at + length);
    if (VERBS.test(name)) break;
    if (length > 1 && ORGAN_END.test(name) && !NOT_ORGAN.test(name) && !text.startsWith('信息', at + length)) end = at + length;
  }
  if (end < 0) return null;
  const name = text.slice(at, end);
  if (COURT.test(name)) return { kind: 'filler', start: at, end };
  if (/^各/.test(name)) return { kind: 'scope', scope: 'wider', start: at, end };
  const isOwn = organ === null || /^[我本该]/.test(name) || isSubsequence(name, organ) || isOffice(name, organ);
  return isOwn ? { kind: 'scope', scope: 'own', start: at, end } : { kind: 'stranger', start: at, end };
};

const isSubsequence = (short: string, long: string): boolean => {
  let at = 0;
  for (const char of long) if (char === short[at]) at += 1;
  return at === short.length;
};

/** A government speaks through its office. */
const isOffice = (name: string, organ: string): boolean => organ.endsWith('政府') && /政府办公?室?$/.test(name);

const MAX_NAME = 20;
const ORGAN_END = /(?:局|委员会|委|厅|办公室|办|镇|乡|街道|办事处|中心|医院|学校|公司|集团|支队|大队|总队|站|政府)$/;
const NOT_ORGAN = /(?:承办|经办|督办|交办|协办|转办|举办|网站|城镇|城乡|主办|待办|全局|^政府)$/;
const VERBS =
  /本年|涉及|掌握|新收|新增|结转|未经|认真|核查|开展|加强|严格|进一步|积极|落实|完善|深入|推进|组织|坚持|规范|健全|建立|持续|不断|优化|提升|强化|做好|围绕|收到|接到|受理|办理|答复|制发|制定|印发|申请|作出|实施|公开|发布|通过|全年|共收|共办|未|无|没有|不存在|行政许可|行政处罚|行政强制|行政复议|行政诉讼|规章|规范性/;
const COURT = /法院|检察院|复议机关|复议机构|复议局/;
const PREPOSITIONS: ReadonlySet<string> = new Set(
  '占较比经由向对在因根据按依以与从为被将把和同就针结围通督指协配及或随一二三四五六七八九十',
);
