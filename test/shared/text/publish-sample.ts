// An invented report that is hard to publish: notes, amounts with many decimals, markup and formulas in the words.
import { evaluate } from '#shared/calc/evaluate';
import type { CellId } from '#shared/cell/cell-id';
import { editionByKey } from '#shared/edition/editions';
import type { Edition } from '#shared/edition/types';
import type { Report } from '#shared/report/report';
import { inputValues } from '#shared/report/report';
import { must } from '#shared/result';
import type { Computed } from '#shared/text/published-text';
import { randomReport } from '../../fixtures/random-report';

export const editionOf = (key: string): Edition => must(editionByKey(key), key);

export const computedFor = (report: Report): Computed => evaluate(report.edition, inputValues(report));

/** Balanced, answered, with every kind of trouble a publisher must stand. */
export const hardReport = (key = '2021', seed = 7): Report => {
  const report = randomReport(editionOf(key), seed);
  const cells = new Map(report.cells);
  const put = (id: string, value: number | string, note: string | null) =>
    cells.set(id as CellId, { value, status: 'stated', line: null, note });
  const [amount] = report.edition.inputs.filter(({ kind }) => kind === 'amount');
  put(must(amount, 'amount').id, '1316.40750', '=HYPERLINK("http://x","y"), 含"滞纳金"');
  put('art20/licensing/decisions', 66, "'其中<b>变更</b>&延续（含注销）12件");
  return {
    ...report,
    organ: '临川市“一网通办”服务中心',
    cells,
    sections: {
      preamble: ['本报告由<script>alert(1)</script>中心编制 & 公布。'],
      '1': ['一是  两个空格；二是\t一个制表符。', '=SUM(A1:A9) 不是公式。', "“引号”与'撇号'，5 < 6 > 4 &amp; 原样。"],
      '5': ['“三、收到和处理政府信息公开申请情况”一表已核对。'],
      '6': ['无其他需要报告的事项。'],
    },
  };
};
