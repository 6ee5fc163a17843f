// The form for reports on 2019 and 2020. Only data; define-edition.ts gives it life.
import type { EditionData } from './types.ts';

export const edition2019Data: EditionData = {
  id: '2019',
  document: '国办公开办函〔2019〕60号',
  years: { from: 2019, to: 2020 },
  titleSuffix: '年政府信息公开工作年度报告',
  art20: {
    heading: '二、主动公开政府信息情况',
    rowHeader: '信息内容',
    blocks: [
      {
        label: '第二十条第（一）项',
        columns: [
          { key: 'made', label: '本年新制作数量', kind: 'count' },
          { key: 'disclosed', label: '本年新公开数量', kind: 'count' },
          { key: 'disclosedTotal', label: '对外公开总数量', kind: 'count' },
        ],
        rows: [
          { key: 'rules', label: '规章' },
          { key: 'normative', label: '规范性文件' },
        ],
        stocks: ['disclosedTotal'],
      },
      {
        label: '第二十条第（五）项',
        columns: [
          { key: 'itemsBefore', label: '上一年项目数量', kind: 'count' },
          { key: 'itemsChange', label: '本年增/减', kind: 'change' },
          { key: 'decisions', label: '处理决定数量', kind: 'count' },
        ],
        rows: [
          { key: 'licensing', label: '行政许可' },
          { key: 'otherServices', label: '其他对外管理服务事项' },
        ],
        carried: { before: 'itemsBefore', change: 'itemsChange' },
      },
      {
        label: '第二十条第（六）项',
        columns: [
          { key: 'itemsBefore', label: '上一年项目数量', kind: 'count' },
          { key: 'itemsChange', label: '本年增/减', kind: 'change' },
          { key: 'decisions', label: '处理决定数量', kind: 'count' },
        ],
        rows: [
          { key: 'penalty', label: '行政处罚' },
          { key: 'coercion', label: '行政强制' },
        ],
        carried: { before: 'itemsBefore', change: 'itemsChange' },
      },
      {
        label: '第二十条第（八）项',
        columns: [
          { key: 'itemsBefore', label: '上一年项目数量', kind: 'count' },
          { key: 'itemsChange', label: '本年增/减', kind: 'change' },
        ],
        rows: [{ key: 'fees', label: '行政事业性收费' }],
        carried: { before: 'itemsBefore', change: 'itemsChange' },
      },
      {
        label: '第二十条第（九）项',
        columns: [
          { key: 'items', label: '采购项目数量', kind: 'count' },
          { key: 'amount', label: '采购总金额', kind: 'amount' },
        ],
        rows: [{ key: 'procurement', label: '政府集中采购' }],
      },
    ],
  },
  requests: {
    heading: '三、收到和处理政府信息公开申请情况',
    note: '（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）',
    columnsHeader: '申请人情况',
    columns: [
      { key: 'natural', label: '自然人' },
      { key: 'company', label: '商业企业', group: '法人或其他组织' },
      { key: 'research', label: '科研机构', group: '法人或其他组织' },
      { key: 'welfare', label: '社会公益组织', group: '法人或其他组织' },
      { key: 'legal', label: '法律服务机构', group: '法人或其他组织' },
      { key: 'otherOrg', label: '其他', group: '法人或其他组织' },
    ],
    total: { key: 'total', label: '总计' },
    rows: [
      { key: 'new', role: 'incoming', path: ['一、本年新收政府信息公开申请数量'] },
      { key: 'carriedIn', role: 'incoming', path: ['二、上年结转政府信息公开申请数量'], opensWith: 'carriedOut' },
      { key: 'granted', role: 'result', path: ['三、本年度办理结果', '（一）予以公开'] },
      { key: 'partial', role: 'result', path: ['三、本年度办理结果', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'] },
      { key: 'denied1', role: 'result', path: ['三、本年度办理结果', '（三）不予公开', '1.属于国家秘密'] },
      { key: 'denied2', role: 'result', path: ['三、本年度办理结果', '（三）不予公开', '2.其他法律行政法规禁止公开'] },
      { key: 'denied3', role: 'result', path: ['三、本年度办理结果', '（三）不予公开', '3.危及“三安全一稳定”'] },
      { key: 'denied4', role: 'result', path: ['三、本年度办理结果', '（三）不予公开', '4.保护第三方合法权益'] },
      { key: 'denied5', role: 'result', path: ['三、本年度办理结果', '（三）不予公开', '5.属于三类内部事务信息'] },
      { key: 'denied6', role: 'result', path: ['三、本年度办理结果', '（三）不予公开', '6.属于四类过程性信息'] },
      { key: 'denied7', role: 'result', path: ['三、本年度办理结果', '（三）不予公开', '7.属于行政执法案卷'] },
      { key: 'denied8', role: 'result', path: ['三、本年度办理结果', '（三）不予公开', '8.属于行政查询事项'] },
      { key: 'unavailable1', role: 'result', path: ['三、本年度办理结果', '（四）无法提供', '1.本机关不掌握相关政府信息'] },
      { key: 'unavailable2', role: 'result', path: ['三、本年度办理结果', '（四）无法提供', '2.没有现成信息需要另行制作'] },
      { key: 'unavailable3', role: 'result', path: ['三、本年度办理结果', '（四）无法提供', '3.补正后申请内容仍不明确'] },
      { key: 'rejected1', role: 'result', path: ['三、本年度办理结果', '（五）不予处理', '1.信访举报投诉类申请'] },
      { key: 'rejected2', role: 'result', path: ['三、本年度办理结果', '（五）不予处理', '2.重复申请'] },
      { key: 'rejected3', role: 'result', path: ['三、本年度办理结果', '（五）不予处理', '3.要求提供公开出版物'] },
      { key: 'rejected4', role: 'result', path: ['三、本年度办理结果', '（五）不予处理', '4.无正当理由大量反复申请'] },
      { key: 'rejected5', role: 'result', path: ['三、本年度办理结果', '（五）不予处理', '5.要求行政机关确认或重新出具已获取信息'] },
      { key: 'other', role: 'result', path: ['三、本年度办理结果', '（六）其他处理'] },
      { key: 'processed', role: 'processed', path: ['三、本年度办理结果', '（七）总计'] },
      { key: 'carriedOut', role: 'closing', path: ['四、结转下年度继续办理'] },
    ],
    textHead: [
      ['（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', '', '申请人情况', '', '', '', '', '', '总计', ''],
      ['', '', '自然人', '法人或其他组织', '', '', '', '', '', ''],
      ['', '', '', '商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他', '', ''],
    ],
  },
  disputes: {
    heading: '四、政府信息公开行政复议、行政诉讼情况',
    groups: [
      { key: 'review', path: ['行政复议'] },
      { key: 'suitDirect', path: ['行政诉讼', '未经复议直接起诉'] },
      { key: 'suitAfterReview', path: ['行政诉讼', '复议后起诉'] },
    ],
    columns: [
      { key: 'upheld', label: '结果维持' },
      { key: 'corrected', label: '结果纠正' },
      { key: 'other', label: '其他结果' },
      { key: 'pending', label: '尚未审结' },
    ],
    total: { key: 'total', label: '总计' },
    textHead: [
      ['行政复议', '', '', '', '', '行政诉讼', '', '', '', '', '', '', '', '', ''],
      ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计', '未经复议直接起诉', '', '', '', '', '复议后起诉', '', '', '', ''],
      ['', '', '', '', '', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计', '结果维持', '结果纠正', '其他结果', '尚未审结', '总计'],
    ],
  },
  proseHeadings: { '1': '一、总体情况', '5': '五、存在的主要问题及改进情况', '6': '六、其他需要报告的事项' },
};
