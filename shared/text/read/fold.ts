// Makes labels comparable: width, spaces, punctuation and traditional characters do not count. Called by labels.ts, outline.ts, title.ts.

/** Only the letters, digits and Chinese characters of a text, simplified where the form's words have a traditional spelling. */
export const fold = (text: string): string => {
  let out = '';
  for (let index = 0; index < text.length; index++) {
    const code = FOLDED[text.charCodeAt(index)] ?? 0;
    if (code !== 0) out += String.fromCharCode(code);
  }
  return out;
};

/** The text with the traditional characters of the form's vocabulary simplified; everything else stays. */
export const simplify = (text: string): string => {
  let out = '';
  for (const char of text) out += SIMPLE.get(char) ?? char;
  return out;
};

/** Edit distance of two short texts, or `limit + 1` as soon as it is known to be above the limit. */
export const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let best = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const cost = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      next.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    row = next;
  }
  return row[b.length] ?? limit + 1;
};

/** Pairs of traditional and simplified characters of the form's vocabulary. */
const PAIRS =
  '規规範范許许處处罰罚強强業业費费務务項项總总計计結结轉转辦办續续請请數数開开屬属國国機机關关構构組组織织會会師师維维糾纠審审訟讼訴诉復复複复議议經经後后類类過过執执檔档條条現现無无補补確确認认獲获內内為为爲为報报舉举當当繳缴納纳區区這这種种體体與与進进問问題题況况動动對对額额單单萬万決决廢废發发製制採采購购險险穩稳責责製制據据係系並并於于繼继餘余錄录編编從从門门檢检書书見见護护權权遲迟週周給给時时間间員员儘尽盡尽長长聯联優优節节處处閉闭標标準准誤误證证釋释';

const SIMPLE = new Map(Array.from({ length: PAIRS.length / 2 }, (_, index) => [PAIRS.charAt(index * 2), PAIRS.charAt(index * 2 + 1)]));

/** For each character what it folds to, 0 where it does not count. */
const FOLDED = Uint16Array.from({ length: 65536 }, (_, code) => {
  const half = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  const counts = half === 0x3007 || (half >= 0x4e00 && half <= 0x9fff) || (half < 128 && /[A-Za-z0-9]/.test(String.fromCharCode(half)));
  return counts ? (SIMPLE.get(String.fromCharCode(half))?.charCodeAt(0) ?? half) : 0;
});
