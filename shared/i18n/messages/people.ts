// Sentences about people, signing in, invitations and what is asked of the HTTP API.

export const peopleMessages = {
  'people.badBody': {
    zh: '请求的内容不对，请检查“{field}”。接口说明在 /api/openapi.json。',
    en: 'The request is not right, please check "{field}". The API is described in /api/openapi.json.',
  },
  'people.badQuery': {
    zh: '地址中的参数“{field}”不对。接口说明在 /api/openapi.json。',
    en: 'The parameter "{field}" in the address is not right. The API is described in /api/openapi.json.',
  },
  'people.file.type': {
    zh: '请求里没有文件。请把文件的内容作为请求的正文发送。',
    en: 'The request has no file. Please send the content of the file as its body.',
  },
  'people.file.busy': { zh: '正在处理的文件太多，请几秒后再试。', en: 'Too many files are being read; please try again in a few seconds.' },
  'people.storageFault': {
    zh: '存储暂时不能写入，没有保存这次改动。请稍后再试，并告诉管理员检查磁盘。',
    en: 'Storage cannot be written to, and the change was not saved. Try again later and tell the administrator to check the disk.',
  },
  'people.adminOnly': { zh: '这一步只有管理员可以做。', en: 'Only an administrator may do this.' },
  'people.nameNeeded': {
    zh: '请填写您的姓名（不超过 40 字），再次进入。',
    en: 'Please give your name (40 characters at most) and enter again.',
  },
  'people.nameTaken': {
    zh: '这个单位或这份年报里已有同名的人。如果就是您，请用原来的登录方式；同名的另一人请加上区别，如“王伟（二科）”。',
    en: 'Somebody of that name is already here. If that is you, sign in as before; if not, add something to tell you apart, such as "Wang Wei (2)".',
  },
  'people.link.used': {
    zh: '这个链接已经用过了，只能用一次。请向发给您链接的人要一个新的。',
    en: 'This link was used already; it works once. Please ask for a new one.',
  },
  'people.link.revoked': {
    zh: '这个邀请已被收回，或发出邀请的人已无权邀请。请要一个新的。',
    en: 'This invitation was withdrawn, or whoever made it may no longer invite. Please ask for a new one.',
  },
  'people.session.ended': { zh: '登录已结束，请重新登录。', en: 'Your sign-in has ended; please sign in again.' },
  'people.session.stolen': {
    zh: '这次登录的凭据被用了两次，可能被人复制，已停用。请重新登录；如不是您自己操作，请告诉管理员。',
    en: 'The secret of this sign-in was used twice, perhaps by somebody who copied it; it is closed. Sign in again, and tell the administrator if this was not you.',
  },
  'people.idTaken': { zh: '编号“{id}”已被使用，请换一个或不填。', en: 'The id "{id}" is taken; choose another one or leave it out.' },
  'people.unitNameTaken': { zh: '已有名为“{name}”的单位。', en: 'There already is a unit called "{name}".' },
  'people.unitNotEmpty': {
    zh: '“{name}”里还有人，请先把他们调到别的单位。',
    en: 'There still are people in "{name}"; please move them to another unit first.',
  },
  'people.noSuchUnit': { zh: '没有“{unit}”这个单位，或已停用。', en: 'There is no unit "{unit}", or it is out of use.' },
  'people.noSuchAssignment': {
    zh: '分工“{assignment}”在这份年报里不对应任何内容。可写表（requests）、行（requests/new）、列（requests/*/natural）、单元格或部分（section:5）。',
    en: 'The assignment "{assignment}" covers nothing of this report. It may be a table (requests), a row (requests/new), a column (requests/*/natural), a cell or a part (section:5).',
  },
  'people.lastAdmin': {
    zh: '这是最后一位管理员。请先指定另一位，再进行这一步。',
    en: 'This is the last administrator. Please appoint another one first.',
  },
  'people.lastCoordinator': {
    zh: '这是这份年报最后一位统稿人。请先指定另一位，再进行这一步。',
    en: 'This is the report’s last coordinator. Please appoint another one first.',
  },
  'people.badHeir': {
    zh: '接手的人不存在、已离开，或就是本人。请另选一位。',
    en: 'Whoever takes over is unknown, has left, or is the same person. Please choose somebody else.',
  },
  'people.invite.adminOnly': {
    zh: '统稿人只能邀请新人参加自己的年报。为已有的人、管理员，或不指定年报的邀请，请管理员发出。',
    en: 'A coordinator may invite new people into their own reports. Links for people already here, for administrators, or without a report are the administrator’s.',
  },
  'people.invite.unitNeeded': { zh: '邀请新人时请选定其单位。', en: 'Please choose the unit of whom you invite.' },
  'people.invite.reportAndRole': { zh: '年报和角色要么都填，要么都不填。', en: 'Give both the report and the role, or neither.' },
  'people.invite.none': { zh: '没有这个邀请。', en: 'There is no such invitation.' },
  'people.invite.over': { zh: '这个邀请已经被接受或收回。', en: 'This invitation was accepted or withdrawn already.' },
  'people.restore.noPlace': { zh: '年报里没有“{place}”这一处。', en: 'A report has no place "{place}".' },
  'people.restore.noMoment': {
    zh: '修改记录里没有这个时刻，请从记录中选一行。',
    en: 'The history has no such moment; please choose a row of it.',
  },
  'people.conflict.gone': { zh: '这一处已经选定，不再待决。', en: 'This was decided already.' },
  'people.conflict.noChoice': { zh: '没有这一个值可选，请刷新后再选。', en: 'There is no such value to choose; please look again.' },
  'people.review.moved': {
    zh: '就在您审定的时候，年报又有改动，没有审定。请看过以后再审定一次。',
    en: 'The report was changed in the moment you approved it, so it is not approved. Please look again and approve once more.',
  },
  'people.review.noteNeeded': { zh: '请写明退回的原因。', en: 'Please say why it is returned.' },
  'people.import.value': {
    zh: '读入的“{place}”不能是“{value}”。请改正文件后再导入。',
    en: 'The file has "{value}" for {place}, which cannot stand there. Please correct it and import again.',
  },
  'people.import.doubtful': {
    zh: '“{place}”（第 {line} 行）看不清是什么数。请改正文件，或在页面上导入并逐项确认。',
    en: 'The figure of {place} (line {line}) cannot be read for certain. Correct the file, or import it in the workbook and answer there.',
  },
  'people.backup.database': {
    zh: '数据存放在数据库服务器上，请用它的工具（如 pg_dump）备份。',
    en: 'The data is in a database server; please back it up with its own tools (such as pg_dump).',
  },
  'people.publish.blocked': {
    zh: '还有 {count} 项必改，没有公布，什么都没有写。改好后再公布，或先看草稿（draft=1）。',
    en: 'Not published and nothing written: {count} things must be corrected first. Correct them, or look at a draft (draft=1).',
  },
  'people.csv.refused': {
    zh: '名单里有 {count} 处需要改正，没有导入任何内容。',
    en: 'The list has {count} places to correct; nothing was imported.',
  },
  'people.csv.noHead': {
    zh: '第一行应为表头，至少有“姓名”和“单位”两列。',
    en: 'The first line must name the columns, at least "name" and "unit".',
  },
  'people.csv.headTwice': {
    zh: '表头“{header}”出现了两次，请删去一列。',
    en: 'The header "{header}" stands twice; please remove one column.',
  },
  'people.csv.empty': { zh: '表头下面没有人员。', en: 'There are no people below the header.' },
  'people.csv.tooMany': {
    zh: '有 {count} 行，一次最多 {limit} 行，请分几次导入。',
    en: 'There are {count} rows; {limit} can be imported at once. Please split the list.',
  },
  'people.csv.openQuote': {
    zh: '这一行开始的引号没有结束，请补上或删去。',
    en: 'A quote that begins on this line is never closed; please close or remove it.',
  },
  'people.csv.noName': { zh: '没有姓名，请填写。', en: 'The name is missing; please fill it in.' },
  'people.csv.noUnit': { zh: '没有单位，请填写单位的名称。', en: 'The unit is missing; please give its name.' },
  'people.csv.badName': {
    zh: '“{value}”不能作名称：不超过 40 字（单位 60 字），不能以 = + - @ 开头，不能含 < >。',
    en: '"{value}" cannot be a name: 40 characters at most (60 for a unit), not beginning with = + - @, without < >.',
  },
  'people.csv.badId': {
    zh: '“{value}”不能作编号：只能用字母、数字、_ 和 -，不超过 64 个。',
    en: '"{value}" cannot be an id: letters, digits, _ and - only, 64 at most.',
  },
  'people.csv.badSubject': {
    zh: '“{value}”不是统一认证标识，应为“https://签发者 用户标识”。',
    en: '"{value}" is not an identity; it should be "https://issuer subject".',
  },
  'people.csv.ambiguous': {
    zh: '“{unit}”有几位“{name}”，请加“编号”列说明是哪一位。',
    en: 'There are several people called "{name}" in "{unit}"; please say which one in a column "id".',
  },
  'people.csv.twice': {
    zh: '与第 {line} 行是同一个人，请删去一行；同名的两个人请各给一个编号。',
    en: 'The same person as on line {line}; remove one, or give two people of one name an id each.',
  },
  'people.csv.left': {
    zh: '“{name}”已离开。如已回来，请先在人员名单里恢复。',
    en: '"{name}" has left. If they are back, please reactivate them first.',
  },
  'people.csv.subjectTaken': { zh: '这个统一认证标识已属于“{name}”。', en: 'This identity belongs to "{name}" already.' },
  'people.oidc.unreachable': {
    zh: '统一身份认证暂时连不上，请稍后再试，或用邀请链接登录。',
    en: 'The identity provider cannot be reached; try again later, or sign in with an invitation.',
  },
  'people.oidc.denied': { zh: '统一身份认证没有通过，请再试一次。', en: 'The identity provider did not let you in; please try again.' },
  'people.oidc.stale': {
    zh: '登录中断或用时太久，请从登录页重新开始。',
    en: 'Signing in was interrupted or took too long; please begin again at the sign-in page.',
  },
  'people.oidc.left': { zh: '您的账号已停用，请联系管理员。', en: 'Your account is no longer active; please ask the administrator.' },
  'people.oidc.subjectTaken': {
    zh: '这个统一认证身份已属于另一位人员，请联系管理员。',
    en: 'This identity belongs to somebody else here; please ask the administrator.',
  },
  'people.oidc.unknown': {
    zh: '这个统一认证身份还没有对应的人员。请把下面的标识交给管理员登记，或用邀请链接进入。',
    en: 'Nobody here is tied to this identity yet. Please give the identity below to the administrator, or enter with an invitation.',
  },
  'people.page.title': { zh: '登录年报', en: 'Signing in to Nianbao' },
  'people.page.back': { zh: '回到登录页', en: 'Back to the sign-in page' },
  'people.serve.first': {
    zh: '还没有管理员。请在 {hours} 小时内打开这个链接（只能用一次），成为管理员：',
    en: 'There is no administrator yet. Open this link within {hours} hours (it works once) to become one:',
  },
  'people.serve.waiting': {
    zh: '还没有管理员，先前的链接还没有用。要新的链接，请运行：nianbao invite --admin --data {data}',
    en: 'There is no administrator yet and the earlier link was not used. For a new one run: nianbao invite --admin --data {data}',
  },
  'people.serve.waitingShared': {
    zh: '还没有管理员，先前的链接还没有用。要新的链接，请在设好 NIANBAO_DATABASE 的地方运行：nianbao invite --admin',
    en: 'There is no administrator yet and the earlier link was not used. For a new one run, with NIANBAO_DATABASE set: nianbao invite --admin',
  },
  'people.invite.onlyAdmin': {
    zh: '命令行只生成管理员链接，请加 --admin。',
    en: 'The command line makes links for administrators only; add --admin.',
  },
  'people.invite.made': { zh: '管理员链接（3 天内有效，只能用一次）：', en: 'A link for an administrator (good for 3 days, works once):' },
  'people.invite.address': {
    zh: '链接按 {url} 生成。如果服务在别的地址，请设置 NIANBAO_PUBLIC_URL 后重新生成，或自行改掉 /web 前面的部分。',
    en: 'The link is for {url}. If the server is at another address, set NIANBAO_PUBLIC_URL and make a new one, or change what stands before /web.',
  },
  'people.invite.noData': {
    zh: '{data} 里还没有数据。请先启动一次服务，或用 --data 指出数据文件夹。',
    en: 'There is no data in {data} yet. Start the server once, or name the data folder with --data.',
  },
} as const;
