// Sentences of the command line.

export const cliMessages = {
  'cli.unknownCommand': {
    zh: '没有“{command}”这个命令。可用的命令：{commands}。',
    en: 'There is no command "{command}". Commands: {commands}.',
  },
  'cli.badOption': { zh: '命令写法有误：{detail}。{usage}', en: 'The command is not right: {detail}. {usage}' },
  'cli.usage': { zh: '用法：nianbao {usage}', en: 'Usage: nianbao {usage}' },
  'cli.missingFile': { zh: '缺少文件名', en: 'a file name is missing' },
  'cli.oneFile': { zh: '这个命令一次只读一个文件', en: 'this command reads one file at a time' },
  'cli.missingOption': { zh: '缺少 {option}', en: '{option} is missing' },
  'cli.badValue': { zh: '{option} 不能是“{value}”，可以是 {allowed}', en: '{option} cannot be "{value}"; it may be {allowed}' },
  'cli.unknownOption': { zh: '不认识选项 {option}', en: 'the option {option} is unknown' },
  'cli.optionNeedsValue': { zh: '{option} 后面要跟一个值', en: '{option} needs a value after it' },
  'cli.optionTakesNoValue': { zh: '{option} 后面不跟值', en: '{option} takes no value' },
  'cli.noSuchFile': { zh: '{file}：没有这个文件。请检查路径。', en: '{file}: there is no such file. Check the path.' },
  'cli.isFolder': { zh: '{file}：这是文件夹，不是文件。', en: '{file}: this is a folder, not a file.' },
  'cli.cannotRead': { zh: '{file}：读不了（{code}）。请检查权限。', en: '{file}: cannot be read ({code}). Check its permissions.' },
  'cli.cannotWrite': {
    zh: '{file}：写不了（{code}）。请检查文件夹是否存在、是否有权限。',
    en: '{file}: cannot be written ({code}). Check the folder and its permissions.',
  },
  'cli.tooLarge': {
    zh: '{file}：文件有 {size} MB，超过 {limit} MB 的上限。年报文本通常不到 0.1 MB，请确认选对了文件。',
    en: '{file}: the file has {size} MB; the limit is {limit} MB. A report is usually below 0.1 MB: is it the right file?',
  },
  'cli.inFile': { zh: '{file}：{detail}', en: '{file}: {detail}' },
  'cli.written': { zh: '已写入 {file}。', en: 'Written to {file}.' },
  'cli.refused': {
    zh: '没有公布：还差 {count} 项必改，什么都没有写。改好后再公布，或加 --draft 先看草稿。',
    en: 'Not published: {count} must be corrected; nothing was written. Correct them, or add --draft to look at a draft.',
  },
  'cli.draftBlocked': {
    zh: '这是草稿，不能公布：还差 {count} 项必改。',
    en: 'This is a draft and not fit for publication: {count} must be corrected.',
  },
  'cli.draftMark': { zh: '【草稿】', en: '【草稿】' },
  'cli.proofFailed': { zh: '没有公布：{detail}', en: 'Not published: {detail}' },
  'cli.blanksTakenAsZero': { zh: '按 0 计的空格 {count} 个：{cells}', en: '{count} blanks taken as 0: {cells}' },
  'cli.publishable': {
    zh: '可以公布：没有必改项（核实 {query} 项，提示 {hint} 项）。',
    en: 'Fit for publication: nothing must be corrected ({query} to verify, {hint} hints).',
  },
  'cli.blocked': {
    zh: '还差 {error} 项必改（核实 {query} 项，提示 {hint} 项）。',
    en: '{error} must be corrected ({query} to verify, {hint} hints).',
  },
  'cli.finding': { zh: '{severity} {rule}{place}：{text}', en: '{severity} {rule}{place}: {text}' },
  'cli.atLine': { zh: '（第 {line} 行）', en: ' (line {line})' },
  'cli.severityError': { zh: '必改', en: 'MUST' },
  'cli.severityQuery': { zh: '核实', en: 'VERIFY' },
  'cli.severityHint': { zh: '提示', en: 'HINT' },
  'cli.importHead': { zh: '{file}：{organ}，{year} 年，{edition} 年版格式', en: '{file}: {organ}, {year}, form of {edition}' },
  'cli.organUnknown': { zh: '机关名称缺失', en: 'organ unknown' },
  'cli.yearUnknown': { zh: '年度不明', en: 'year unknown' },
  'cli.importCells': {
    zh: '{total} 格：读出 {stated}，修复 {repaired}，空白 {blank}，存疑 {doubtful}',
    en: '{total} cells: {stated} read, {repaired} repaired, {blank} blank, {doubtful} doubtful',
  },
  'cli.importRepairs': { zh: '修复 {count} 处：', en: '{count} repairs:' },
  'cli.repair': { zh: '  {text}', en: '  {text}' },
  'cli.carried': {
    zh: '从上年结转 {carried} 格；{missing} 格上年没有可用的数，仍为空白。',
    en: '{carried} cells carried over from last year; {missing} have no usable figure there and stay blank.',
  },
  'cli.yearForm': {
    zh: '{year} 年的年报不用 {edition} 年版格式（应为 {expected}）',
    en: 'a report on {year} does not use the form of {edition} (it should be {expected})',
  },
  'cli.lastOtherYear': {
    zh: '--last 的文本是 {last} 年的年报，这份是 {year} 年的；上年应为 {expected} 年。',
    en: 'The text given as --last is of {last}, this report of {year}; last year would be {expected}.',
  },
  'cli.lastOther': {
    zh: '请核对上年文本：它是“{organ}”{last} 年的年报，新年报是“{wanted}”的，上年应为 {expected} 年。结转数仍按它填入。',
    en: 'Check the text of last year: it is “{organ}”, {last}; the new report is of “{wanted}” and last year would be {expected}. Its figures were carried over all the same.',
  },
  'cli.noCommand': {
    zh: '缺少命令。可用的命令：{commands}。用 nianbao --help 看写法。',
    en: 'A command is missing. Commands: {commands}. See nianbao --help.',
  },
  'cli.badLang': { zh: '--lang 只能是 zh 或 en', en: '--lang may be zh or en' },
  'cli.bug': {
    zh: '程序内部出错，没有完成（{detail}）。数据没有被改动；请把这句话和所用文件交给维护人员。',
    en: 'An internal fault; the command did not finish ({detail}). Nothing was changed. Please report this sentence with the file.',
  },
  'cli.badConfigFile': {
    zh: '{file}：配置文件读不了或不是 JSON（{detail}）。',
    en: '{file}: the configuration file cannot be read or is not JSON ({detail}).',
  },
  'cli.serving': { zh: '年报服务已启动：{url}', en: 'Nianbao is running: {url}' },
  'cli.links': { zh: '登录链接（点开即进入各自的工作）：', en: 'Sign-in links (each leads straight to that person’s work):' },
  'cli.link': { zh: '  {role}：{url}', en: '  {role}: {url}' },
  'cli.stopHint': { zh: '按 Ctrl+C 停止；所有已保存的修改都在 {data}。', en: 'Ctrl+C stops it; everything saved is in {data}.' },
  'cli.stopped': { zh: '已停止。', en: 'Stopped.' },
  'cli.help': {
    zh: '年报 nianbao：读取、检查、公布政府信息公开工作年度报告。\n\n{commands}\n\n每个命令都可加 --lang en 用英文。FILE 写 - 表示标准输入。退出码：0 完成，1 有必改项或拒绝公布，2 用法错误或文件读不了。',
    en: 'nianbao reads, checks and publishes the annual report on government information disclosure.\n\n{commands}\n\nEvery command takes --lang zh|en. FILE "-" is standard input. Exit codes: 0 done, 1 blocking findings or refused, 2 bad usage or unreadable input.',
  },
} as const;
