// Sentences of the room "install": getting the add-in into Excel, and the check of manifests.

export const installMessages = {
  'install.host.bad': {
    zh: '“{host}”不是服务器地址。请写成 https://年报.example.gov.cn，可以带端口和路径，不带“?”“#”。',
    en: '"{host}" is not a server address. Write it as https://nianbao.example.gov.cn, with a port and a path if need be, without "?" or "#".',
  },
  'install.host.notHttps': {
    zh: '{host} 不是 https 地址，Excel 不会打开它。请给服务器装上证书，改用 https://；只有本机（localhost）可以用 http。',
    en: '{host} is not an https address, and Excel does not open it. Give the server a certificate and use https://; only this machine (localhost) may use http.',
  },
  'install.host.plain': {
    zh: '注意：{base} 没有加密，只有本机上的 Windows 版 Excel 会打开它；Mac 和网页版 Excel 需要 https（npm run excel）。',
    en: 'Note: {base} is not encrypted; only Excel for Windows on this machine opens it. Excel on the Mac and on the web needs https (npm run excel).',
  },
  'install.written': {
    zh: '已写入 {file}：加载项 {id}，服务器 {base}（{host}）。安装步骤见 {base}/install。',
    en: 'Written to {file}: add-in {id}, server {base} ({host}). The steps to install it: {base}/install.',
  },
  'install.writtenReg': {
    zh: '已写入 {file}：在 Windows 上双击一次，Excel 就把这个共享文件夹当作加载项目录。',
    en: "Written to {file}: double-clicked once on Windows, it makes the shared folder one of Excel's add-in catalogues.",
  },
  'install.good': { zh: '{file}：没有问题。', en: '{file}: nothing wrong.' },
  'install.bad': { zh: '{file}：{count} 处问题。', en: '{file}: {count} {count|fault|faults}.' },
  'install.tooBig': { zh: '{file} 太大（超过 {limit} KB），不是清单。', en: '{file} is too large (over {limit} KB) to be a manifest.' },
  'install.cannotRead': { zh: '读不到 {file}（{detail}）。', en: '{file} cannot be read ({detail}).' },
  'install.cannotWrite': { zh: '写不了 {file}（{detail}）。', en: '{file} cannot be written ({detail}).' },

  'install.share.bad': {
    zh: '“{share}”不是共享文件夹的地址。请写成 \\\\机器名\\文件夹，例如 \\\\PC01\\年报。',
    en: '"{share}" is not the address of a shared folder. Write it as \\\\machine\\folder, for example \\\\PC01\\nianbao.',
  },
  'install.tls.bad': {
    zh: '证书 {cert} 或私钥 {key} 读不出来（{detail}）。两个文件都应是 PEM 格式，服务账号要有读取权限；私钥不能有密码。',
    en: 'The certificate {cert} or the key {key} cannot be read ({detail}). Both must be PEM files the service account may read; the key must have no password.',
  },
  'install.tls.notAPair': {
    zh: '证书 {cert} 和私钥 {key} 不是一对。请检查是否放错了文件。',
    en: 'The certificate {cert} and the key {key} do not belong together. Check that these are the right files.',
  },
  'install.tls.half': {
    zh: 'NIANBAO_TLS_CERT 和 NIANBAO_TLS_KEY 要么都设置，要么都不设置。',
    en: 'Set both NIANBAO_TLS_CERT and NIANBAO_TLS_KEY, or neither.',
  },

  'install.fault.xml': {
    zh: '第 {line} 行起不是合格的 XML（标签没有闭合、属性重复，或有 DOCTYPE）。请从备份恢复，或用 nianbao manifest 重新生成。',
    en: 'Line {line}: no well-formed XML from here (a tag not closed, an attribute twice, or a DOCTYPE). Restore it, or write it anew with nianbao manifest.',
  },
  'install.fault.root': {
    zh: '第 {line} 行：<{found}> 不是任务窗格加载项。最外层应是 <OfficeApp xsi:type="TaskPaneApp">。',
    en: 'Line {line}: <{found}> is no task pane add-in. The outermost element must be <OfficeApp xsi:type="TaskPaneApp">.',
  },
  'install.fault.order': {
    zh: '第 {line} 行：<{found}> 的位置不对或重复。Excel 要求各元素按固定顺序各出现一次，请移到前面的位置。',
    en: 'Line {line}: <{found}> is out of order or given twice. Excel wants the elements once each, in a fixed order; move it up.',
  },
  'install.fault.missing': {
    zh: '第 {line} 行：这里缺少 <{found}>，请补上。',
    en: 'Line {line}: <{found}> is missing in here; add it.',
  },
  'install.fault.unknown': {
    zh: '第 {line} 行：Excel 在这里不认识 <{found}>，会拒绝整个清单。请改正拼写或删除。',
    en: 'Line {line}: Excel knows no <{found}> here and would refuse the whole manifest. Correct the spelling or remove it.',
  },
  'install.fault.id': {
    zh: '第 {line} 行：编号“{found}”不是 UUID（8-4-4-4-12 位十六进制）。',
    en: 'Line {line}: the id "{found}" is no UUID (8-4-4-4-12 hexadecimal digits).',
  },
  'install.fault.version': {
    zh: '第 {line} 行：版本“{found}”应为两到四段数字，例如 1.0.0.0。',
    en: 'Line {line}: the version "{found}" must be two to four numbers, such as 1.0.0.0.',
  },
  'install.fault.duplicateId': {
    zh: '第 {line} 行：编号“{found}”已经用过，每个编号只能出现一次。',
    en: 'Line {line}: the id "{found}" was used before; each may stand once.',
  },
  'install.fault.resid': {
    zh: '第 {line} 行：资源“{found}”不存在、类别不对，或编号超过 32 个字符。请对照 <Resources>。',
    en: 'Line {line}: the resource "{found}" does not exist, is of the wrong kind, or its id is longer than 32 characters. Compare with <Resources>.',
  },
  'install.fault.https': {
    zh: '第 {line} 行：“{found}”不是可用的 https 地址。',
    en: 'Line {line}: "{found}" is no usable https address.',
  },
  'install.fault.origin': {
    zh: '第 {line} 行：{found} 与任务窗格不在同一台服务器。请用 nianbao manifest --host 重新生成，不要手工改一部分地址。',
    en: 'Line {line}: {found} is not on the server of the task pane. Write the manifest anew with nianbao manifest --host rather than changing some addresses by hand.',
  },
  'install.fault.icon': {
    zh: '第 {line} 行：图标不存在或实际大小不符（{found} 像素）。',
    en: 'Line {line}: the icon does not exist or is not of this size ({found} pixels).',
  },
  'install.fault.iconSizes': {
    zh: '第 {line} 行：图标须有 16、32、80 三种大小，这里是 {found}。',
    en: 'Line {line}: an icon needs the sizes 16, 32 and 80; here are {found}.',
  },
  'install.fault.length': {
    zh: '第 {line} 行：文字为空或太长（“{found}”）。名称至多 125 个字符，说明至多 250 个。',
    en: 'Line {line}: the text is empty or too long ("{found}"). Names have at most 125 characters, descriptions 250.',
  },
  'install.fault.requirement': {
    zh: '第 {line} 行：要求集“{found}”不对：不存在、缺少，或高到让旧版 Excel 看不见加载项（ExcelApi 只写 1.1）。',
    en: 'Line {line}: the requirement "{found}" is wrong: unknown, lacking, or so high that older Excels would not show the add-in (ask for ExcelApi 1.1 only).',
  },
  'install.fault.locale': {
    zh: '第 {line} 行：语言“{found}”应写成 zh-CN、en-US 这样的形式。',
    en: 'Line {line}: the language "{found}" must be written like zh-CN or en-US.',
  },
  'install.fault.overridesType': {
    zh: '第 {line} 行：任务窗格只认 VersionOverrides 1.0 和它的命名空间，这里是“{found}”。',
    en: 'Line {line}: task panes know VersionOverrides 1.0 and its namespace only; here is "{found}".',
  },
  'install.fault.permission': {
    zh: '第 {line} 行：权限“{found}”不够，需要 ReadWriteDocument。',
    en: 'Line {line}: the permission "{found}" does not suffice; ReadWriteDocument is needed.',
  },
  'install.fault.action': {
    zh: '第 {line} 行：按钮没有可执行的动作（{found}）。只用 ShowTaskpane 加 SourceLocation，或 ExecuteFunction 加窗格认识的命令名和 FunctionFile。',
    en: 'Line {line}: the button has nothing it can do ({found}). Use ShowTaskpane with a SourceLocation, or ExecuteFunction with a command the pane knows and a FunctionFile.',
  },
  'install.fault.runtime': {
    zh: '第 {line} 行：命令的页面（{found}）与 <Runtime> 的页面不同，命令就碰不到打开的报告。两处应是同一个地址。',
    en: 'Line {line}: the page of the commands ({found}) is not that of <Runtime>, so that commands would not reach the open report. Use the same address for both.',
  },
} as const;
