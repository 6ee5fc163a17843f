// The form for reports on 2021 and later. Only data; define-edition.ts gives it life.
import type { EditionData } from './types.ts';

export const edition2021Data: EditionData = {
  id: '2021',
  document: '国办公开办函〔2021〕30号',
  years: { from: 2021, to: null },
  titleSuffix: '年政府信息公开工作年度报告',
  art20: {
    heading: '二、主动公开政府信息情况',
    rowHeader: '信息内容',
    blocks: [
      {
        label: '第二十条第（一）项',
        columns: [
          { key: 'issued', label: '本年制发件数', kind: 'count' },
          { key: 'repealed', label: '本年废止件数', kind: 'count' },
          { key: 'inForce', label: '现行有效件数', kind: 'count' },
        ],
        rows: [
          { key: 'rules', label: '规章' },
          { key: 'normative', label: '行政规范性文件' },
        ],
        stock: { closing: 'inForce', plus: 'issued', minus: 'repealed' },
      },
      {
        label: '第二十条第（五）项',
        columns: [{ key: 'decisions', label: '本年处理决定数量', kind: 'count' }],
        rows: [{ key: 'licensing', label: '行政许可' }],
      },
      {
        label: '第二十条第（六）项',
        columns: [{ key: 'decisions', label: '本年处理决定数量', kind: 'count' }],
        rows: [
          { key: 'penalty', label: '行政处罚' },
          { key: 'coercion', label: '行政强制' },
        ],
      },
      {
        label: '第二十条第（八）项',
        columns: [{ key: 'amount', label: '本年收费金额（单位：万元）', kind: 'amount' }],
        rows: [{ key: 'fees', label: '行政事业性收费' }],
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
      {
        key: 'other1',
        role: 'result',
        path: ['三、本年度办理结果', '（六）其他处理', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
      },
      {
        key: 'other2',
        role: 'result',
        path: ['三、本年度办理结果', '（六）其他处理', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
      },
      { key: 'other3', role: 'result', path: ['三、本年度办理结果', '（六）其他处理', '3.其他'] },
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
