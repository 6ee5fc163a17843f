// Sentences of the room "help": the tour, what a row or column of the form counts, and what each rule of the checks asks.
// 《条例》 is the regulation on the disclosure of government information (2019); its articles are named as the form names them.

export const helpMessages = {
  'help.tour.title': { zh: '一分钟认识这里', en: 'A minute to look around' },
  'help.tour.step': { zh: '第 {at} 步，共 {count} 步', en: 'Step {at} of {count}' },
  'help.tour.next': { zh: '下一步', en: 'Next' },
  'help.tour.back': { zh: '上一步', en: 'Back' },
  'help.tour.done': { zh: '知道了', en: 'Got it' },
  'help.tour.skip': { zh: '跳过', en: 'Skip' },
  'help.tour.again': { zh: '再看一遍使用引导', en: 'Show me around again' },
  'help.guide': { zh: '使用手册', en: 'Handbook' },
  'help.title': { zh: '帮助', en: 'Help' },
  'help.tour.mine': {
    zh: '这里列着归您填的格和段落，还差多少、什么时候交。点一行就到那里；“填下一空格”一格一格往下走。',
    en: 'Your cells and paragraphs are listed here, with what is left and the due date. Click a line to go there; “Next empty cell” takes you from one to the next.',
  },
  'help.tour.locked': {
    zh: '表里变灰的格归别人填。选中任意一格，这里写着归谁；“说明”讲这一格统计什么、依据哪一条。',
    en: 'Grey cells are filled in by others. Select any cell: its owner is named here, and “What is this” says what it counts and under which article.',
  },
  'help.tour.saved': {
    zh: '填的内容自动保存，这里随时显示是否已存到服务器。断网也能接着填，连上后自动送出。',
    en: 'What you enter is saved automatically; this sign always says whether it has reached the server. You can go on offline; it is sent later.',
  },
  'help.tour.hand': {
    zh: '填完在这里提交。如果被退回，原因会写在最上面，铃铛也会提醒。',
    en: 'Submit your part here. If it is returned, the reason stands at the top and the bell tells you.',
  },
  'help.tour.verdict': {
    zh: '第一行是结论：几处勾稽平衡、几处要改要核实、结转和上年、正文和表格是否一致。边填边算。',
    en: 'The first line is the verdict: how many balances hold, what must be corrected or confirmed, carry-over against last year, text against tables. It follows every entry.',
  },
  'help.tour.board': {
    zh: '每人一行：状态、还空几格、几个问题、是否逾期。点上面的状态只看一类；“看内容”直接到那里。',
    en: 'One line per person: state, empty cells, findings, whether overdue. The states above filter the list; “Show” takes you there.',
  },
  'help.tour.give': {
    zh: '没人负责的部分在这里。拖到一个人身上就分给他，键盘也行：选中、选人、回车。分错了可以撤销。',
    en: 'Parts nobody has been assigned are listed here. Drag one onto a person, or choose it, choose a person and press Enter. You can undo it.',
  },
  'help.tour.bell': {
    zh: '分派、提交、退回、催办和批注里提到您，都在铃铛里。',
    en: 'Assignments, submissions, returns, reminders and mentions of you are under the bell.',
  },
  'help.tour.changes': {
    zh: '您上次查看以后谁改了哪里、从多少改成多少，都列在这里。看完点“标为已看”。',
    en: 'This lists who changed what since you last looked, from which value to which. Mark it as seen when you are done.',
  },
  'help.tour.review': { zh: '通读后在这里审定，或写明原因退回。', en: 'Approve here once you have read it, or return it and say why.' },

  'help.open': { zh: '说明', en: 'What is this' },
  'help.openLabel': { zh: '这一格统计什么', en: 'What this cell counts' },
  'help.close': { zh: '收起说明', en: 'Close' },
  'help.none': { zh: '选中表里的一格，这里说明它统计什么、依据哪一条。', en: 'Select a cell of the form to read what it counts and why.' },
  'help.basis': { zh: '依据：{clause}', en: 'Basis: {clause}' },
  'help.basisForm': { zh: '依据：{document}的表样，《条例》第五十条', en: 'Basis: the form of {document}; Regulation art. 50' },
  'help.computed': { zh: '这一格由公式算出，不用填。', en: 'This cell is calculated; nothing is entered here.' },

  'help.requests.new': {
    zh: '本年 1 月 1 日至 12 月 31 日新收到的申请，一件申请算一件，不论后来怎样办理。',
    en: 'Applications newly received from 1 January to 31 December, each counted once, however it was handled later.',
  },
  'help.requests.carriedIn': {
    zh: '上年年报里“结转下年度继续办理”的件数，应与上年那一行逐列相同。',
    en: 'What last year’s report carried over; it should equal that row, column by column.',
  },
  'help.requests.granted': {
    zh: '全部内容都向申请人公开的；也包括告知已主动公开、从何处获取的。',
    en: 'Disclosed in full, including answers that point to where it is already published. Regulation art. 36 (1), (2).',
  },
  'help.requests.partial': {
    zh: '一份信息里能公开的部分公开、不能公开的部分遮去的（《条例》第三十七条）。只计在这里，不再计入不予公开。',
    en: 'What can be disclosed was, the rest was withheld (art. 37). Counted here only, not again under refusals.',
  },
  'help.requests.denied1': { zh: '依法定为国家秘密的（《条例》第十四条）。', en: 'State secrets (art. 14).' },
  'help.requests.denied2': {
    zh: '其他法律、行政法规明文禁止公开的（《条例》第十四条）。',
    en: 'Disclosure forbidden by other laws or administrative regulations (art. 14).',
  },
  'help.requests.denied3': {
    zh: '公开后可能危及国家安全、公共安全、经济安全、社会稳定的（《条例》第十四条）。',
    en: 'Would endanger national, public or economic security or social stability (art. 14).',
  },
  'help.requests.denied4': {
    zh: '涉及商业秘密、个人隐私，第三方不同意公开且没有更大公共利益的（《条例》第十五条）。',
    en: 'Trade secrets or privacy of a third party who does not agree, without a greater public interest (art. 15).',
  },
  'help.requests.denied5': {
    zh: '人事管理、后勤管理、内部工作流程三类内部事务（《条例》第十六条第一款）。',
    en: 'Internal affairs: personnel, logistics, workflow (art. 16 para. 1).',
  },
  'help.requests.denied6': {
    zh: '讨论记录、过程稿、磋商信函、请示报告四类过程性信息（《条例》第十六条第二款）。',
    en: 'Process documents: minutes, drafts, letters of consultation, requests for instructions (art. 16 para. 2).',
  },
  'help.requests.denied7': {
    zh: '行政执法案卷里的信息，法律法规没有规定应公开的（《条例》第十六条第二款）。',
    en: 'Files of administrative enforcement not required to be public (art. 16 para. 2).',
  },
  'help.requests.denied8': {
    zh: '不动产登记等另有查询规定的，告知按那些规定查询（《条例》第三十六条第七项）。',
    en: 'Matters with an enquiry procedure of their own, such as property registers (art. 36 (7)).',
  },
  'help.requests.unavailable1': {
    zh: '检索后没有，或不由本机关掌握的（《条例》第三十六条第四、五项）。',
    en: 'Not found, or not held by this organ (art. 36 (4), (5)).',
  },
  'help.requests.unavailable2': {
    zh: '要加工、分析才能得出，手上没有现成信息的（《条例》第三十八条）。',
    en: 'Would have to be compiled or analysed first (art. 38).',
  },
  'help.requests.unavailable3': {
    zh: '已请申请人补正，补正后仍看不出要什么的（《条例》第三十条）。',
    en: 'Still unclear after the applicant was asked to complete it (art. 30).',
  },
  'help.requests.rejected1': {
    zh: '以申请公开的名义信访、投诉、举报的，告知走相应渠道（《条例》第三十九条）。',
    en: 'Petitions, complaints or reports in the form of an application (art. 39).',
  },
  'help.requests.rejected2': {
    zh: '已经答复过，同一申请人又申请同一内容的（《条例》第三十六条第六项）。',
    en: 'The same applicant asks again for what was answered (art. 36 (6)).',
  },
  'help.requests.rejected3': {
    zh: '要求提供报纸、期刊、书籍等公开出版物的（《条例》第三十九条）。',
    en: 'Asks for newspapers, journals or books (art. 39).',
  },
  'help.requests.rejected4': {
    zh: '数量、频次明显过多，又说不出合理理由的（《条例》第三十五条）。',
    en: 'Clearly excessive in number or frequency, without good reason (art. 35).',
  },
  'help.requests.rejected5': {
    zh: '要求确认已有的信息，或重新出具已经得到的信息的。',
    en: 'Asks to confirm, or to issue again, what was already obtained.',
  },
  'help.requests.other1': {
    zh: '请补正后逾期不补正，又没有正当理由，视为放弃申请的（《条例》第三十条）。',
    en: 'Not completed in time without good reason; counts as given up (art. 30).',
  },
  'help.requests.other2': {
    zh: '通知缴费后逾期不缴，视为放弃申请的（《条例》第四十二条及收费办法）。',
    en: 'Fees not paid in time after notice (art. 42).',
  },
  'help.requests.other3': {
    zh: '上面各类都不属于的处理结果，例如申请人撤回、并案处理。',
    en: 'Any other outcome, such as withdrawn or joined applications.',
  },
  'help.requests.other': {
    zh: '上面各类都不属于的处理结果，例如申请人撤回、逾期不补正。',
    en: 'Any other outcome, such as withdrawn or not completed in time.',
  },
  'help.requests.processed': { zh: '本年度各种办理结果之和。', en: 'All outcomes of the year together.' },
  'help.requests.carriedOut': {
    zh: '到 12 月 31 日还没有答复、转到下一年继续办理的。由您填写，再和“新收＋上年结转－办理总计”核对。',
    en: 'Not answered by 31 December. You enter it; it is checked against new + carried in − processed.',
  },

  'help.column.natural': { zh: '以个人名义提出的申请。', en: 'Applications by individuals.' },
  'help.column.company': { zh: '企业（商业性质的法人或组织）提出的申请。', en: 'Applications by businesses.' },
  'help.column.research': { zh: '高校、研究机构提出的申请。', en: 'Applications by universities and research bodies.' },
  'help.column.welfare': { zh: '社会公益组织提出的申请。', en: 'Applications by public-welfare organisations.' },
  'help.column.legal': {
    zh: '律师事务所、法律援助机构等提出的申请；律师代理个人申请的，按委托人计。',
    en: 'Applications by law firms and legal aid bodies; for a client’s application the client counts.',
  },
  'help.column.otherOrg': { zh: '以上各类之外的法人或组织提出的申请。', en: 'Applications by any other organisation.' },
  'help.column.total': { zh: '同一行各项之和。', en: 'The sum of the row.' },
  'help.column.issued': { zh: '本年度由本机关制定并印发的件数（牵头单位计，不重复计）。', en: 'Made and issued by this organ this year.' },
  'help.column.repealed': { zh: '本年度由本机关宣布废止、失效的件数。', en: 'Repealed by this organ this year.' },
  'help.column.inForce': {
    zh: '到 12 月 31 日仍然有效的总件数，一般等于上年现行有效＋本年制发－本年废止。',
    en: 'In force on 31 December; usually last year’s + issued − repealed.',
  },
  'help.column.decisions': { zh: '本年度以本机关名义作出的处理决定件数。', en: 'Decisions made in this organ’s name this year.' },
  'help.column.amount': {
    zh: '本年度的金额，单位万元，按账面数填，小数照填。',
    en: 'The year’s amount in ten thousand yuan, digits as in the books.',
  },
  'help.column.made': { zh: '本年度新制作的数量。', en: 'Newly made this year.' },
  'help.column.disclosed': { zh: '本年度新公开的数量。', en: 'Newly disclosed this year.' },
  'help.column.disclosedTotal': { zh: '到年底对外公开的总数量。', en: 'Disclosed in all by the end of the year.' },
  'help.column.itemsBefore': { zh: '上一年度的项目数量。', en: 'Items in the year before.' },
  'help.column.itemsChange': { zh: '本年度项目的增减，减少填负数。', en: 'Items added this year; a decrease is negative.' },
  'help.column.items': { zh: '本年度采购项目数量。', en: 'Procurement items this year.' },
  'help.column.upheld': { zh: '复议维持或法院判决支持本机关的。', en: 'Decided in favour of this organ.' },
  'help.column.corrected': { zh: '被撤销、变更、确认违法或责令履行的。', en: 'Set aside, changed, found unlawful, or ordered to act.' },
  'help.column.other': { zh: '撤回、终止、驳回申请等其他结果。', en: 'Withdrawn, terminated or otherwise ended.' },
  'help.column.pending': { zh: '到 12 月 31 日还没有结果的。', en: 'Not decided by 31 December.' },

  'help.art20.rules': {
    zh: '规章（有规章制定权的机关才有，没有的填 0）。《条例》第二十条第（一）项。',
    en: 'Rules, for organs that may make them; otherwise 0. Art. 20 (1).',
  },
  'help.art20.normative': {
    zh: '行政规范性文件：不含内部管理文件和转发的文件。《条例》第二十条第（一）项。',
    en: 'Administrative normative documents; not internal or forwarded ones. Art. 20 (1).',
  },
  'help.art20.licensing': { zh: '行政许可。《条例》第二十条第（五）项。', en: 'Administrative licensing. Art. 20 (5).' },
  'help.art20.otherServices': {
    zh: '许可以外的其他对外管理服务事项。《条例》第二十条第（五）项。',
    en: 'Other services to the public. Art. 20 (5).',
  },
  'help.art20.penalty': { zh: '行政处罚。《条例》第二十条第（六）项。', en: 'Administrative penalties. Art. 20 (6).' },
  'help.art20.coercion': { zh: '行政强制。《条例》第二十条第（六）项。', en: 'Administrative coercion. Art. 20 (6).' },
  'help.art20.fees': {
    zh: '行政事业性收费；与第六部分的信息公开信息处理费不是一回事。《条例》第二十条第（八）项。',
    en: 'Administrative fees; not the fee for handling applications in section 6. Art. 20 (8).',
  },
  'help.art20.procurement': { zh: '政府集中采购。《条例》第二十条第（九）项。', en: 'Government procurement. Art. 20 (9).' },
  'help.disputes.review': { zh: '因政府信息公开被申请的行政复议。', en: 'Administrative reviews over information disclosure.' },
  'help.disputes.suitDirect': { zh: '没有经过复议、直接向法院起诉的。', en: 'Suits filed without a review.' },
  'help.disputes.suitAfterReview': { zh: '经过复议后再起诉的。', en: 'Suits filed after a review.' },

  // A finding in short, where its ways are listed below it; the parameters are those of the full sentence.
  'help.brief.check.column': {
    zh: '“{column}”一列不平衡：新收 {fresh} + 上年结转 {carriedIn} = {left}，办理 {processed} + 结转下年 {carriedOut} = {right}，差 {difference}。',
    en: 'Column “{column}” does not balance: new {fresh} + carried in {carriedIn} = {left}; processed {processed} + carried out {carriedOut} = {right}; they differ by {difference}.',
  },
  'help.brief.check.columnOther': {
    zh: '“{column}”一列不平衡：收到的合计 {left}，办理和结转的合计 {right}，差 {difference}。',
    en: 'Column “{column}” does not balance: received {left} in all, processed and carried out {right}; they differ by {difference}.',
  },
  'help.brief.check.choice': {
    zh: '{count} 处勾稽不平衡，改一处即可。',
    en: '{count} {count|balance fails|balances fail}; one change settles {count|it|them}.',
  },
  'help.brief.check.sum': {
    zh: '“{total}”写的是 {left}，各项相加是 {right}，差 {difference}。',
    en: '“{total}” says {left}, but its parts add up to {right}; they differ by {difference}.',
  },
  'help.brief.check.together': {
    zh: '“{places}”共 {count} 处不平衡，至少要一起改 {size} 格。',
    en: '{count} {count|balance fails|balances fail} (“{places}”); at least {size} cells must change together.',
  },
  'help.rule.R1': { zh: '每一行：总计 = 六类申请人之和。表三。', en: 'Every row: total = the six kinds of applicants. Table 3.' },
  'help.rule.R2': {
    zh: '每一列：办理总计 = 各种办理结果之和。表三第三项第（七）目。',
    en: 'Every column: the total (7) equals the sum of all outcomes. Table 3.',
  },
  'help.rule.R3': {
    zh: '每一列：新收 + 上年结转 = 办理总计 + 结转下年。写在表三表头里。',
    en: 'Every column: new + carried in = outcomes + carried out. Stated in the head of Table 3.',
  },
  'help.rule.R4': {
    zh: '每一组：总计 = 维持 + 纠正 + 其他 + 未审结。表四。',
    en: 'Every group: total = upheld + corrected + other + pending. Table 4.',
  },
  'help.rule.R5': { zh: '件数是 0 或更大的整数；金额不小于 0。', en: 'Counts are whole numbers from 0; amounts are not negative.' },
  'help.rule.Y1': {
    zh: '现行有效 = 上年现行有效 + 本年制发 − 本年废止。表二。',
    en: 'In force = last year’s + issued − repealed. Table 2.',
  },
  'help.rule.Y2': {
    zh: '上年结转 = 上年年报的结转下年度，逐列相同。',
    en: 'Carried in = what last year’s report carried out, column by column.',
  },
  'help.rule.Y3': { zh: '上一年项目数量 = 上年年报的数量 + 增减。', en: 'Items before = last year’s items + change.' },
  'help.rule.Y4': {
    zh: '比上年多到五倍或少到五分之一，请再看一眼。',
    en: 'A figure is at least five times last year’s, or a fifth of it: please look again.',
  },
  'help.rule.Y5': {
    zh: '两年表样不同，能比的只有表三、表四。',
    en: 'The two years use different forms; only Tables 3 and 4 are compared.',
  },
  'help.rule.C1': {
    zh: '每一格都要答：没有发生的填 0，空着不等于 0。',
    en: 'Every cell must be answered: enter 0 where nothing happened; blank is not 0.',
  },
  'help.rule.C2': {
    zh: '机关全称、年度和六个部分都要有，顺序不变。《条例》第五十条。',
    en: 'The organ’s full name, the year and the six sections must be there, in order. Regulation art. 50.',
  },
  'help.rule.N1': {
    zh: '正文里的数字和“没有发生”的说法，要与表格一致。',
    en: 'Figures in the text, and statements that there was nothing, must agree with the tables.',
  },
  'help.rule.N3': {
    zh: '正文里“其中”各项加起来，要等于前面的总数。',
    en: 'Parts listed in the text must add up to the total given there.',
  },
  'help.rule.D1': { zh: '第一部分原则上不超过 1000 字。', en: 'Section 1 should in principle have at most 1000 characters.' },
  'help.rule.E1': {
    zh: '工作表里显示的合计，要与表样的公式算出的一致。',
    en: 'A total shown in the sheet equals what the form’s formula gives.',
  },
  'help.rule.L1': {
    zh: '正文里不能留着上年的年份或别的机关的名称。',
    en: 'The year and organ named in the text must be those of this report.',
  },
  'help.rule.L2': { zh: '正文不能照抄上年。', en: 'The text should not repeat last year’s.' },
} as const;
