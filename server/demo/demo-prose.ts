// The prose of the demo reports. Every number in it comes from the figures, so that prose and tables agree.
import type { Report } from '#shared/report/report';
import type { DemoFigures } from './demo-figures.ts';
import { sumOf } from './demo-figures.ts';

export const DEMO_ORGAN = '澄湖市住房和城乡建设局';

export const demoProse = (year: number, figures: DemoFigures): Report['sections'] => {
  const counts = countsOf(figures);
  return {
    preamble: [
      `根据《中华人民共和国政府信息公开条例》的要求，现公布${DEMO_ORGAN}${year}年政府信息公开工作年度报告。`,
      `报告所列数据的统计期限为${year}年1月1日至${year}年12月31日。如有疑问，请与${DEMO_ORGAN}办公室联系。`,
    ],
    ...(figures.wording === 'this' ? thisYear(counts) : lastYear(counts)),
    '6': ['本年度未收取政府信息公开信息处理费。', '没有其他需要报告的事项。'],
  };
};

type Counts = ReturnType<typeof countsOf>;

const countsOf = ({ requests, art20, disputes }: DemoFigures) => {
  const fresh = sumOf(requests.new);
  const carriedIn = sumOf(requests.carriedIn);
  const carriedOut = sumOf(requests.carriedOut);
  const { issued = 0, repealed = 0, inForce = 0 } = art20.normative ?? {};
  const reviews = sumOf(disputes.review);
  const suits = sumOf(disputes.suitDirect) + sumOf(disputes.suitAfterReview);
  return { fresh, carriedIn, carriedOut, processed: fresh + carriedIn - carriedOut, issued, repealed, inForce, reviews, suits };
};

const thisYear = ({ fresh, carriedIn, carriedOut, processed, issued, repealed, inForce, reviews, suits }: Counts) => ({
  '1': [
    `（一）主动公开。围绕房屋交易、物业管理、工程质量和城市更新四个方面公开工作信息，全年制发行政规范性文件${issued}件，废止${repealed}件，现行有效${inForce}件，均附有解读材料。`,
    `（二）依申请公开。全年新收政府信息公开申请${fresh}件，上年结转${carriedIn}件，办理答复${processed}件，结转下年度继续办理${carriedOut}件。对内容较复杂的申请，先与申请人沟通再作答复。`,
    '（三）政府信息管理。公开内容由承办科室提出、法规科核对、分管领导审定，每季度清理一次失效信息。',
    '（四）政府信息公开平台建设。在门户网站设置“住房保障”和“老旧小区改造”两个专栏，办事指南可在手机上查询。',
    `（五）监督保障。办公室每半年通报一次各科室公开情况。全年因政府信息公开收到行政复议${reviews}件、行政诉讼${suits}件，均已逐案分析。`,
  ],
  '5': [
    '存在的主要问题：一是政策解读的形式不够多样，图表偏少；二是个别科室答复申请时说理不够充分。',
    '改进情况：一是建立解读材料与文件同步起草、同步审核的做法；二是编写答复文书范例，并组织两次集中培训。',
  ],
});

const lastYear = ({ fresh, carriedIn, carriedOut, processed, issued, repealed, inForce, reviews, suits }: Counts) => ({
  '1': [
    `（一）主动公开。重点更新保障性住房配租、施工许可和燃气安全的信息。当年制发行政规范性文件${issued}件，废止${repealed}件，年末现行有效${inForce}件。`,
    `（二）依申请公开。收到新申请${fresh}件，加上一年度结转的${carriedIn}件，共办结${processed}件，另有${carriedOut}件转入下一年度。答复前由法规科统一把关。`,
    '（三）政府信息管理。修订了本局信息公开保密审查办法，把发布前的核对责任落实到具体经办人。',
    '（四）政府信息公开平台建设。完成网站适老化改造，新增语音朗读，并把历年文件按主题重新归类。',
    `（五）监督保障。请三家物业企业和两名市民代表评议公开工作。与信息公开有关的行政复议${reviews}件、行政诉讼${suits}件，结果已向全局说明。`,
  ],
  '5': [
    '主要不足：旧文件的电子化进度较慢，部分栏目更新不及时；新进人员对答复时限掌握不牢。',
    '整改措施：抽调人手用三个月补录旧文件；为每个栏目指定更新周期；把时限要求列入岗前学习内容。',
  ],
});
