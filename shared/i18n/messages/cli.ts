// Sentences of the command line.

export const cliMessages = {
  'cli.unknownCommand': {
    zh: '没有“{command}”这个命令。可用的命令：{commands}。用 nianbao --help 看写法。',
    en: 'There is no command "{command}". Commands: {commands}. See nianbao --help.',
  },
  'cli.badOption': { zh: '命令写法有误：{detail}。{usage}', en: 'The command is not right: {detail}. {usage}' },
  'cli.usage': { zh: '用法：nianbao {usage}', en: 'Usage: nianbao {usage}' },
  'cli.missingFile': {
    zh: '缺少文件名，请写上要读的文件（写 - 表示标准输入）',
    en: 'the file is missing; name the file to read ("-" is standard input)',
  },
  'cli.oneFile': { zh: '这个命令一次只读一个文件', en: 'this command reads one file at a time' },
  'cli.missingOption': { zh: '缺少 {option}，请补上', en: '{option} is missing; add it' },
  'cli.badValue': { zh: '{option} 不能是“{value}”，可以是 {allowed}', en: '{option} cannot be "{value}"; it may be {allowed}' },
  'cli.unknownOption': { zh: '没有 {option} 这个选项，请去掉或改正', en: 'there is no option {option}; remove or correct it' },
  'cli.tooMuch': { zh: '“{word}”是多余的，请去掉', en: '"{word}" is not expected here; remove it' },
  'cli.optionNeedsValue': { zh: '{option} 后面要跟一个值', en: '{option} needs a value after it' },
  'cli.optionTakesNoValue': { zh: '{option} 后面不跟值', en: '{option} takes no value' },
  'cli.noSuchFile': { zh: '{file}：没有这个文件。请检查文件名和路径。', en: '{file}: there is no such file. Check its name and path.' },
  'cli.isFolder': {
    zh: '{file}：这是文件夹，不是文件。请写文件夹里的某个文件；要汇总整个文件夹，用 consolidate。',
    en: '{file}: this is a folder, not a file. Name a file in it; to sum a whole folder use consolidate.',
  },
  'cli.cannotRead': {
    zh: '{file}：读不了（{code}）。请检查有没有读取权限，再试一次。',
    en: '{file}: cannot be read ({code}). Check that you may read it and try again.',
  },
  'cli.cannotWrite': {
    zh: '{file}：写不了（{code}）。请检查文件夹是否存在、有没有写入权限。',
    en: '{file}: cannot be written ({code}). Check that the folder exists and that you may write there.',
  },
  'cli.tooLarge': {
    zh: '{file}：有 {size} MB，超过 {limit} MB 的上限，没有读。年报文本通常不到 0.1 MB，请确认选对了文件。',
    en: '{file}: it has {size} MB and exceeds the limit of {limit} MB, so it was not read. A report is usually below 0.1 MB: is it the right file?',
  },
  'cli.streamTooLarge': {
    zh: '{file}：超过 {limit} MB 的上限，没有读完。年报文本通常不到 0.1 MB，请确认送来的是年报。',
    en: '{file}: it exceeds the limit of {limit} MB and was not read to its end. A report is usually below 0.1 MB: is it the right input?',
  },
  'cli.inFile': { zh: '{file}：{detail}', en: '{file}: {detail}' },
  'cli.written': { zh: '已写入 {file}。', en: 'Written to {file}.' },
  'cli.refused': {
    zh: '没有公布：还差 {count} 项必改，什么都没有写。改好后再公布，或加 --draft 先看草稿。',
    en: 'Not published: {count} {count|point|points} must be corrected; nothing was written. Correct {count|it|them}, or add --draft to look at a draft.',
  },
  'cli.draftBlocked': {
    zh: '这是草稿，不能公布：还差 {count} 项必改。',
    en: 'This is a draft and not fit for publication: {count} {count|point|points} must be corrected.',
  },
  'cli.proofFailed': { zh: '没有公布：{detail}', en: 'Not published: {detail}' },
  'cli.blanksTakenAsZero': { zh: '按 0 计的空格 {count} 个：{cells}', en: '{count} {count|blank|blanks} taken as 0: {cells}' },
  'cli.publishable': {
    zh: '可以公布：没有必改项（核实 {query} 项{explained}，提示 {hint} 项）。',
    en: 'Fit for publication: nothing must be corrected ({query} to verify{explained}, {hint} {hint|hint|hints}).',
  },
  'cli.blocked': {
    zh: '还差 {error} 项必改（核实 {query} 项{explained}，提示 {hint} 项）。',
    en: '{error} {error|point|points} must be corrected ({query} to verify{explained}, {hint} {hint|hint|hints}).',
  },
  'cli.explained': { zh: '，其中 {count} 项已说明', en: ', {count} of them explained' },
  'cli.finding': { zh: '{severity} {rule}{place}：{text}', en: '{severity} {rule}{place}: {text}' },
  'cli.findingExplained': {
    zh: '{severity} {rule}{place}：{text}（已说明：{reason}）',
    en: '{severity} {rule}{place}: {text} (explained: {reason})',
  },
  'cli.atLine': { zh: '（第 {line} 行）', en: ' (line {line})' },
  'cli.severityError': { zh: '必改', en: 'MUST' },
  'cli.severityQuery': { zh: '核实', en: 'VERIFY' },
  'cli.severityHint': { zh: '提示', en: 'HINT' },
  'cli.importHead': { zh: '{file}：{organ}，{year} 年，{edition} 年版格式', en: '{file}: {organ}, {year}, form of {edition}' },
  'cli.organUnknown': { zh: '机关名称缺失', en: 'organ unknown' },
  'cli.yearUnknown': { zh: '年度不明', en: 'year unknown' },
  'cli.importCells': {
    zh: '{total} 格：读出 {stated}，修复 {repaired}，空白 {blank}，存疑 {doubtful}',
    en: '{total} {total|cell|cells}: {stated} read, {repaired} repaired, {blank} blank, {doubtful} doubtful',
  },
  'cli.importRepairs': { zh: '修复 {count} 处：', en: '{count} {count|repair|repairs}:' },
  'cli.repair': { zh: '  {text}', en: '  {text}' },
  'cli.carried': {
    zh: '从上年结转 {carried} 格；{missing} 格上年没有可用的数，仍为空白。',
    en: '{carried} {carried|cell|cells} carried over from last year; {missing} {missing|has|have} no usable figure there and {missing|stays|stay} blank.',
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
  'cli.badLang': {
    zh: '--lang 后面只能写 zh（中文）或 en（英文）。请改正后再运行。',
    en: '--lang must be followed by zh or en. Correct it and run the command again.',
  },
  'cli.bug': {
    zh: '程序内部出错，没有完成（{detail}）。数据没有被改动；请把这句话和所用文件交给维护人员。',
    en: 'An internal fault; the command did not finish ({detail}). Nothing was changed. Please send this sentence and the file to whoever maintains the program.',
  },
  'cli.badConfigFile': {
    zh: '{file}：配置文件读不了或不是 JSON（{detail}）。请检查路径和内容。',
    en: '{file}: the configuration file cannot be read or is not JSON ({detail}). Check its path and content.',
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
