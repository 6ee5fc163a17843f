// Sentences of the room "server", both languages side by side.

export const serverMessages = {
  'server.http.editionForYear': {
    zh: '{year} 年的年报不用 {edition} 年版表样（应为 {prescribed}）。请改年度或版式；2019 年以前的年报用另一种表样，这里不能建立。',
    en: 'A report on {year} does not use the form of {edition} (it should be {prescribed}). Change the year or the edition; reports before 2019 use another form and cannot be made here.',
  },
  'server.config.bad': {
    zh: '设置 {name} 的值“{value}”不对，应为：{remedy}。请改正后重新启动。',
    en: 'The setting {name} has the value "{value}", which is not right. It may be: {remedy}. Please correct it and start again.',
  },
  'server.config.badFile': {
    zh: '配置文件应当是一个 JSON 对象：设置的名字和值。',
    en: 'The configuration file must be a JSON object of setting names and values.',
  },
  'server.config.unknown': {
    zh: '配置文件里有不认识的设置“{name}”。可以使用：{known}。',
    en: 'The configuration file has an unknown setting "{name}". Known are: {known}.',
  },
  'server.start.portTaken': {
    zh: '端口 {port} 已被其他程序占用。请先关闭那个程序，或用 --port 换一个端口。',
    en: 'Port {port} is in use by another program. Stop that program or choose another port with --port.',
  },
  'server.start.cannotListen': {
    zh: '不能在 {host}:{port} 上提供服务（{reason}）。请检查 --host 和 --port。',
    en: 'Cannot serve on {host}:{port} ({reason}). Please check --host and --port.',
  },
  'server.start.dataUnreadable': {
    zh: '数据文件 {file} 打不开（{reason}）。请检查文件夹是否存在、可写，磁盘是否已满。',
    en: 'The data file {file} cannot be opened ({reason}). Check that the folder exists and can be written to, and that the disk is not full.',
  },
  'server.start.dataInUse': {
    zh: '数据文件夹 {folder} 正被另一个年报服务使用。请先停止它，或用 --data 换一个文件夹。',
    en: 'The data folder {folder} is in use by another server. Stop it first or choose another folder with --data.',
  },
  'server.start.newerData': {
    zh: '数据的格式版本是 {found}，本程序只认识到 {known}。请使用更新的程序。',
    en: 'The data has format {found}; this program knows formats up to {known}. Please use a newer program.',
  },
  'server.start.badSecret': {
    zh: '密钥文件 {file} 已损坏。请从备份恢复它；没有备份时删除它再启动，之后所有人需要重新登录。',
    en: 'The key file {file} is damaged. Restore it from a backup; without one delete it and start again, and everybody has to sign in anew.',
  },
  'server.http.signIn': { zh: '请先用登录链接登录。', en: 'Please sign in with your link first.' },
  'server.http.badSignIn': {
    zh: '登录请求不完整：需要登录链接中的令牌。',
    en: 'The sign-in is incomplete: the token of a sign-in link is needed.',
  },
  'server.http.badLink': {
    zh: '这个登录链接无效。请向统稿人要一个新的。',
    en: 'This sign-in link is not valid. Please ask the coordinator for a new one.',
  },
  'server.http.linkExpired': {
    zh: '这个登录链接已过期。请向统稿人要一个新的。',
    en: 'This sign-in link has expired. Please ask the coordinator for a new one.',
  },
  'server.http.noTicket': {
    zh: '打开年报需要票据，请从年报列表进入。',
    en: 'Opening a report needs a ticket; please open it from the list.',
  },
  'server.http.badTicket': { zh: '这张票据不能打开这份年报。', en: 'This ticket does not open this report.' },
  'server.http.subprotocol': {
    zh: '连接方式不对：需要子协议 nianbao.v1。',
    en: 'Wrong kind of connection: the subprotocol nianbao.v1 is needed.',
  },
  'server.http.tooManyConnections': {
    zh: '您已经在太多窗口里打开了这份年报，请关掉几个再试。',
    en: 'You have this report open in too many windows; please close some and try again.',
  },
  'server.page.noneTitle': { zh: '没有这个页面', en: 'There is no such page' },
  'server.page.noneText': {
    zh: '地址可能打错了，或者页面已经移走。请核对地址；年报都在网页工作簿里。',
    en: 'The address may be mistyped, or the page has moved. Check the address; your reports are in the web workbook.',
  },
  'server.page.noneLink': { zh: '打开网页工作簿', en: 'Open the web workbook' },
  'server.http.noSuchPage': { zh: '没有这个地址。网页版在 /web。', en: 'There is nothing at this address. The web workbook is at /web.' },
  'server.http.badAddress': {
    zh: '请求的地址或格式不对，服务器读不懂。',
    en: 'The address or the form of the request is not right; the server cannot read it.',
  },
  'server.http.otherMethod': { zh: '这个地址只接受：{allowed}。', en: 'This address only takes: {allowed}.' },
  'server.http.noSuchReport': { zh: '没有这份年报，或者您没有参与其中。', en: 'There is no such report, or you do not take part in it.' },
  'server.http.noSuchPerson': { zh: '没有这个人。', en: 'There is no such person.' },
  'server.http.coordinatorOnly': { zh: '只有统稿人可以调整分工。', en: 'Only the coordinator may change who does what.' },
  'server.http.idForAdministrator': {
    zh: '年报编号由系统给出，请不要填写。',
    en: 'The id of a report is given by the system; please leave it out.',
  },
  'server.http.idTaken': { zh: '编号“{id}”已经有一份年报。', en: 'There already is a report with the id "{id}".' },
  'server.http.badReport': {
    zh: '新建年报的请求不对，请检查“{field}”：需要版本（如 2021）、机关全称和年度。',
    en: 'The request for a new report is not right, please check "{field}": edition (such as 2021), full name of the organ and year are needed.',
  },
  'server.http.badMember': {
    zh: '分工的写法不对，请检查“{field}”。',
    en: 'The assignment is not written correctly, please check "{field}".',
  },
  'server.http.badJson': { zh: '请求的内容不是完整的 JSON。', en: 'The request is not complete JSON.' },
  'server.http.notJson': {
    zh: '请求的内容应当是 JSON（Content-Type: application/json）。',
    en: 'The request must be JSON (Content-Type: application/json).',
  },
  'server.http.bodyTooLarge': { zh: '请求的内容超过 {limit} KB。', en: 'The request is larger than {limit} KB.' },
  'server.http.tooFast': { zh: '尝试次数太多，请一分钟后再试。', en: 'Too many attempts; please try again in a minute.' },
  'server.http.bug': {
    zh: '服务器出了错，已记入日志。请稍后再试。',
    en: 'Something went wrong on the server and was logged. Please try again later.',
  },
  'server.http.stopping': { zh: '服务器正在停止，请稍后再试。', en: 'The server is stopping; please try again later.' },
  'server.http.storage': { zh: '存储不可用，请联系管理员。', en: 'Storage is not available; please tell the administrator.' },
  'server.http.paneNotBuilt': {
    zh: '页面还没有构建（缺少 {file}）。请运行 npm run build。',
    en: 'The pages are not built yet ({file} is missing). Please run npm run build.',
  },
  'server.refused.malformed': { zh: '收到的修改已损坏，没有被接受。', en: 'The edit arrived damaged and was not accepted.' },
  'server.refused.tooLarge': {
    zh: '这次修改超过 {limit} MB，没有被接受。请分几次进行。',
    en: 'The edit is larger than {limit} MB and was not accepted. Please make it in parts.',
  },
  'server.refused.gap': {
    zh: '这次修改接续的内容服务器上没有，没有被接受。请重新打开年报。',
    en: 'The edit builds on something the server does not have and was not accepted. Please open the report again.',
  },
  'server.refused.foreignClient': {
    zh: '这次修改用了别人的编号，没有被接受。',
    en: 'The edit was made in another person’s name and was not accepted.',
  },
  'server.refused.tooManyClients': {
    zh: '这次修改来自太多窗口，没有被接受。',
    en: 'The edit comes from too many windows and was not accepted.',
  },
  'server.refused.shape': {
    zh: '这次修改不符合年报的结构，没有被接受。',
    en: 'The edit does not fit the structure of a report and was not accepted.',
  },
  'server.refused.place': {
    zh: '年报里没有“{place}”这一处，修改没有被接受。',
    en: 'A report has no place "{place}"; the edit was not accepted.',
  },
  'server.refused.value': {
    zh: '“{place}”不能填这样的值，修改没有被接受。',
    en: '"{place}" cannot hold this value; the edit was not accepted.',
  },
  'server.refused.sectionLength': {
    zh: '这一部分超过 {limit} 字，修改没有被接受。',
    en: 'This part would be longer than {limit} characters; the edit was not accepted.',
  },
  'server.refused.appendOnly': {
    zh: '理由和批注只能添加，不能改动或删除。',
    en: 'Reasons and comments can be added, not changed or removed.',
  },
  'server.refused.author': { zh: '不能以别人的名义写理由或批注。', en: 'Reasons and comments cannot be written in another person’s name.' },
} as const;
