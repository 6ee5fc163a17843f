// The forms as the handbook's tables give them, written out by hand, so that the edition data is compared with
// something that was not made from it.

const COLUMNS = [
  'natural 自然人',
  'company 商业企业',
  'research 科研机构',
  'welfare 社会公益组织',
  'legal 法律服务机构',
  'otherOrg 其他',
  'total 总计',
];

const RESULT = '三、本年度办理结果';
const SHARED_ROWS = [
  'new 一、本年新收政府信息公开申请数量',
  'carriedIn 二、上年结转政府信息公开申请数量',
  `granted ${RESULT}|（一）予以公开`,
  `partial ${RESULT}|（二）部分公开（区分处理的，只计这一情形，不计其他情形）`,
  ...[
    '属于国家秘密',
    '其他法律行政法规禁止公开',
    '危及“三安全一稳定”',
    '保护第三方合法权益',
    '属于三类内部事务信息',
    '属于四类过程性信息',
    '属于行政执法案卷',
    '属于行政查询事项',
  ].map((label, index) => `denied${index + 1} ${RESULT}|（三）不予公开|${index + 1}.${label}`),
  ...['本机关不掌握相关政府信息', '没有现成信息需要另行制作', '补正后申请内容仍不明确'].map(
    (label, index) => `unavailable${index + 1} ${RESULT}|（四）无法提供|${index + 1}.${label}`,
  ),
  ...['信访举报投诉类申请', '重复申请', '要求提供公开出版物', '无正当理由大量反复申请', '要求行政机关确认或重新出具已获取信息'].map(
    (label, index) => `rejected${index + 1} ${RESULT}|（五）不予处理|${index + 1}.${label}`,
  ),
];
const LAST_ROWS = [`processed ${RESULT}|（七）总计`, 'carriedOut 四、结转下年度继续办理'];
const OTHER_2021 = [
  '申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请',
  '申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请',
  '其他',
].map((label, index) => `other${index + 1} ${RESULT}|（六）其他处理|${index + 1}.${label}`);

const DISPUTES = {
  rows: ['review 行政复议', 'suitDirect 行政诉讼|未经复议直接起诉', 'suitAfterReview 行政诉讼|复议后起诉'],
  columns: ['upheld 结果维持', 'corrected 结果纠正', 'other 其他结果', 'pending 尚未审结', 'total 总计'],
};

const BLOCKS_2021 = [
  {
    rows: ['rules 第二十条第（一）项|规章', 'normative 第二十条第（一）项|行政规范性文件'],
    columns: ['issued 本年制发件数', 'repealed 本年废止件数', 'inForce 现行有效件数'],
  },
  { rows: ['licensing 第二十条第（五）项|行政许可'], columns: ['decisions 本年处理决定数量'] },
  { rows: ['penalty 第二十条第（六）项|行政处罚', 'coercion 第二十条第（六）项|行政强制'], columns: ['decisions 本年处理决定数量'] },
  { rows: ['fees 第二十条第（八）项|行政事业性收费'], columns: ['amount 本年收费金额（单位：万元）'] },
];
const ITEMS = ['itemsBefore 上一年项目数量', 'itemsChange 本年增/减'];
const BLOCKS_2019 = [
  {
    rows: ['rules 第二十条第（一）项|规章', 'normative 第二十条第（一）项|规范性文件'],
    columns: ['made 本年新制作数量', 'disclosed 本年新公开数量', 'disclosedTotal 对外公开总数量'],
  },
  {
    rows: ['licensing 第二十条第（五）项|行政许可', 'otherServices 第二十条第（五）项|其他对外管理服务事项'],
    columns: [...ITEMS, 'decisions 处理决定数量'],
  },
  { rows: ['penalty 第二十条第（六）项|行政处罚', 'coercion 第二十条第（六）项|行政强制'], columns: [...ITEMS, 'decisions 处理决定数量'] },
  { rows: ['fees 第二十条第（八）项|行政事业性收费'], columns: ITEMS },
  { rows: ['procurement 第二十条第（九）项|政府集中采购'], columns: ['items 采购项目数量', 'amount 采购总金额'] },
];

type Block = { readonly rows: readonly string[]; readonly columns: readonly string[] };

const spell = (table: string, { rows, columns }: Block): string[] =>
  rows.flatMap((row) => {
    const [rowKey = '', labels = ''] = row.split(' ');
    return columns.map((column) => {
      const [columnKey = '', label = ''] = column.split(' ');
      return `${table}/${rowKey}/${columnKey} ${labels} ${label}`;
    });
  });

/** "id row|labels column" of every cell, in the order of the form. */
export const formTables: Readonly<Record<string, readonly string[]>> = {
  '2021': [
    ...BLOCKS_2021.flatMap((block) => spell('art20', block)),
    ...spell('requests', { rows: [...SHARED_ROWS, ...OTHER_2021, ...LAST_ROWS], columns: COLUMNS }),
    ...spell('disputes', DISPUTES),
  ],
  '2019': [
    ...BLOCKS_2019.flatMap((block) => spell('art20', block)),
    ...spell('requests', { rows: [...SHARED_ROWS, `other ${RESULT}|（六）其他处理`, ...LAST_ROWS], columns: COLUMNS }),
    ...spell('disputes', DISPUTES),
  ],
};
