// Sentences for whoever runs the server: backup, restore, doctor and the audit log. Both languages side by side.

export const operationsMessages = {
  'operations.olderData': {
    zh: '数据的格式版本是 {found}，本程序使用 {known}。请先用本程序启动一次服务：它会先留一份副本，再升级数据。',
    en: 'The data has format {found}; this program uses {known}. Start the server once with this program: it keeps a copy and brings the data up to date.',
  },
  'operations.usesDatabase': {
    zh: '数据在 PostgreSQL 里（NIANBAO_DATABASE），这个命令只管数据文件夹。请用 pg_dump 备份、pg_restore 恢复；恢复前先停止所有节点，恢复后执行 nianbao restore --postgres。',
    en: 'The data is in PostgreSQL (NIANBAO_DATABASE); this command is for data folders. Use pg_dump and pg_restore; stop every node before restoring, and run nianbao restore --postgres afterwards.',
  },
  'operations.doctor.database': {
    zh: '数据库可用，数据完好：{reports} 份年报，{rows} 条修改记录全部核对无误。',
    en: 'The database answers and the data is sound: {reports} reports, all {rows} rows of change log hold.',
  },
  'operations.doctor.databaseRestored': {
    zh: '数据库是用 pg_restore 等工具恢复的，还没有节点在上面启动过：启动一个节点，或执行 nianbao restore --postgres，各份年报的代次就会提高。此前不要让旧的窗口写入。',
    en: 'The database was brought back by its own tools and no node has started on it since: start one, or run nianbao restore --postgres, and the epoch of every report is raised. Let no older window write before that.',
  },
  'operations.restore.postgresDone': {
    zh: '{reports} 份年报的代次已提高：此前打开着年报的人会被要求重新打开，并看到尚未交上的修改。邀请、登录和离职情况是备份时的：请检查邀请列表，停用已离职的人。',
    en: 'The epoch of {reports} reports was raised: whoever had one open is asked to open it again and sees what was not handed in. Invitations, sign-ins and who has left are as of the backup: please check the invitations and deactivate people who have left.',
  },
  'operations.restore.postgresOnly': {
    zh: '--postgres 只用于 NIANBAO_DATABASE 所指的数据库，不带文件名：先停止所有节点，用 pg_restore 恢复，再执行它。',
    en: '--postgres is for the database in NIANBAO_DATABASE and takes no file: stop every node, restore with pg_restore, then run it.',
  },
  'operations.damagedPages': {
    zh: '数据库文件 {file} 已损坏（{detail}）。请停止服务，用 nianbao restore 恢复最近的备份，并保留这个文件备查。',
    en: 'The database file {file} is damaged ({detail}). Stop the server, restore the latest backup with nianbao restore, and keep this file for inspection.',
  },
  'operations.fault.changed': {
    zh: '年报 {report} 的修改记录第 {number} 条与写入时不同，记录被改动过。请保留现有数据，与最近的备份对比。',
    en: 'Row {number} of the change log of report {report} is not what was written: the log was changed. Keep the data as it is and compare it with the latest backup.',
  },
  'operations.fault.missing': {
    zh: '年报 {report} 的修改记录缺少第 {number} 条。请保留现有数据，与最近的备份对比。',
    en: 'Row {number} of the change log of report {report} is missing. Keep the data as it is and compare it with the latest backup.',
  },
  'operations.fault.surplus': {
    zh: '年报 {report} 的修改记录多出第 {number} 条，它不是本程序写入的。请保留现有数据，与最近的备份对比。',
    en: 'The change log of report {report} has a row {number} this program did not write. Keep the data as it is and compare it with the latest backup.',
  },
  'operations.fault.review': {
    zh: '年报 {report} 在 {at} 的审核决定所依据的修改记录，与现有的记录不符。请保留现有数据，与最近的备份对比。',
    en: 'The review decision of {at} on report {report} was taken on other changes than the log holds now. Keep the data as it is and compare it with the latest backup.',
  },
  'operations.fault.log': {
    zh: '年报 {report} 缺少第 {seq} 次保存的内容。请停止服务，用 nianbao restore 恢复最近的备份。',
    en: 'Save number {seq} of report {report} is missing. Stop the server and restore the latest backup with nianbao restore.',
  },
  'operations.fault.document': {
    zh: '年报 {report} 的内容读不出来（{reason}）。请停止服务，用 nianbao restore 恢复最近的备份。',
    en: 'The content of report {report} cannot be read ({reason}). Stop the server and restore the latest backup with nianbao restore.',
  },
  'operations.fault.contradiction': {
    zh: '年报 {report} 的修改记录第 {number} 条（{place}）与前面的记录接不上。请保留现有数据，与最近的备份对比。',
    en: 'Row {number} ({place}) of the change log of report {report} does not follow from the rows before it. Keep the data as it is and compare it with the latest backup.',
  },
  'operations.fault.differs': {
    zh: '年报 {report} 有 {count} 处内容与修改记录不符，第一处是 {place}。请保留现有数据，与最近的备份对比。',
    en: 'Report {report} holds something else than its change log says in {count} places, first in {place}. Keep the data as it is and compare it with the latest backup.',
  },
  'operations.exists': {
    zh: '{file} 已经存在，没有覆盖。请换一个文件名。',
    en: '{file} exists already and was not overwritten. Please choose another name.',
  },
  'operations.backup.done': {
    zh: '备份完成并已核对：{file}（{reports} 份年报，{rows} 条修改记录）。签名密钥（数据文件夹中的 secret）不在备份里。',
    en: 'The backup is complete and checked: {file} ({reports} reports, {rows} rows of change log). The signing key (secret in the data folder) is not part of it.',
  },
  'operations.backup.failed': {
    zh: '备份没有完成：不能写入 {file}（{reason}）。请检查文件夹是否存在、可写，磁盘是否已满。',
    en: 'The backup was not made: {file} cannot be written ({reason}). Check that the folder exists and can be written to, and that the disk is not full.',
  },
  'operations.backup.bad': {
    zh: '现有数据有问题，备份没有保留。请先用 nianbao doctor 查看。',
    en: 'The data has faults; no backup was kept. Look at it with nianbao doctor first.',
  },
  'operations.restore.noFile': { zh: '没有文件 {file}。', en: 'There is no file {file}.' },
  'operations.restore.damaged': {
    zh: '{file} 不是可用的备份（{reason}）。没有改动任何数据；请换一份备份。',
    en: '{file} is not a usable backup ({reason}). Nothing was changed; use another backup.',
  },
  'operations.restore.failed': {
    zh: '恢复没有完成（{file}：{reason}）。请检查数据文件夹是否可写、磁盘是否已满，然后再试。',
    en: 'The restore did not finish ({file}: {reason}). Check that the data folder can be written to and the disk is not full, then try again.',
  },
  'operations.restore.bad': {
    zh: '备份 {file} 没有通过核对，没有恢复，现有数据没有改动。请换一份备份。',
    en: 'The backup {file} did not pass its check and was not restored; the data is unchanged. Use another backup.',
  },
  'operations.restore.done': {
    zh: '已从 {file} 恢复 {reports} 份年报、{rows} 条修改记录。此前打开着年报的人会被要求重新打开，并看到尚未交上的修改。',
    en: 'Restored {reports} reports and {rows} rows of change log from {file}. Whoever had a report open is asked to open it again and sees what was not handed in.',
  },
  'operations.restore.kept': {
    zh: '原来的数据保存在 {file}，确认无误后可自行删除。',
    en: 'The data it replaced is kept as {file}; delete it yourself once all is well.',
  },
  'operations.restore.missing': {
    zh: '原来的数据中有 {count} 份年报不在备份里：{reports}。',
    en: '{count} reports of the replaced data are not in the backup: {reports}.',
  },
  'operations.restore.accessKept': {
    zh: '邀请、登录和已离职的人沿用原来的数据，没有退回到备份时的状态。',
    en: 'Invitations, sign-ins and people who have left were taken over from the replaced data, not turned back.',
  },
  'operations.restore.accessTurned': {
    zh: '原来的数据没有或读不出，邀请和登录退回到备份时的状态：请检查邀请列表，停用已离职的人。',
    en: 'There was no replaced data, or it cannot be read: invitations and sign-ins are as of the backup. Please check the invitations and deactivate people who have left.',
  },
  'operations.audit.good': {
    zh: '年报 {report}：{rows} 条修改记录完整，重放结果与现有内容一致。',
    en: 'Report {report}: all {rows} rows of its change log hold, and replaying them gives what stands in it.',
  },
  'operations.audit.none': { zh: '没有年报，无可核对。', en: 'There are no reports to verify.' },
  'operations.audit.noReport': { zh: '没有编号为“{report}”的年报。', en: 'There is no report with the id "{report}".' },
  'operations.audit.what': { zh: 'audit 后面要写 verify 或 show。', en: 'Write verify or show after audit.' },
  'operations.audit.row': {
    zh: '{number}\t{at}\t{person}\t{how}\t{place}\t{before} → {after}',
    en: '{number}\t{at}\t{person}\t{how}\t{place}\t{before} → {after}',
  },
  'operations.doctor.good': { zh: '正常  {what}', en: 'good   {what}' },
  'operations.doctor.note': { zh: '注意  {what}', en: 'note   {what}' },
  'operations.doctor.bad': { zh: '故障  {what}', en: 'FAULT  {what}' },
  'operations.doctor.summary': {
    zh: '检查 {checks} 项：{faults} 项故障，{notes} 项注意。',
    en: '{checks} checks: {faults} faults, {notes} notes.',
  },
  'operations.doctor.portFree': { zh: '端口 {port} 空闲。', en: 'Port {port} is free.' },
  'operations.doctor.portOurs': { zh: '端口 {port} 上正在运行年报服务。', en: 'This server is running on port {port}.' },
  'operations.doctor.running': {
    zh: '数据文件夹 {folder} 正被运行中的服务使用。',
    en: 'The data folder {folder} is in use by a running server.',
  },
  'operations.doctor.notRunning': { zh: '数据文件夹 {folder} 没有被占用。', en: 'The data folder {folder} is not in use.' },
  'operations.doctor.noFolder': {
    zh: '数据文件夹 {folder} 还不存在；第一次启动服务时会建立。',
    en: 'The data folder {folder} does not exist yet; the first start of the server makes it.',
  },
  'operations.doctor.noData': { zh: '还没有数据（{file}）。', en: 'There is no data yet ({file}).' },
  'operations.doctor.folderClosed': {
    zh: '数据文件夹 {folder} 不能读写（{reason}）。请把它交给运行服务的账户：chown -R 账户 {folder}。',
    en: 'The data folder {folder} cannot be read or written ({reason}). Give it to the account that runs the server: chown -R ACCOUNT {folder}.',
  },
  'operations.doctor.permissionsGood': { zh: '数据文件夹和密钥的权限正确。', en: 'Permissions of data folder and key are right.' },
  'operations.doctor.folderOpen': {
    zh: '数据文件夹 {folder} 其他账户也能读（权限 {mode}）。请执行：chmod 700 {folder}。',
    en: 'Other accounts can read the data folder {folder} (mode {mode}). Run: chmod 700 {folder}.',
  },
  'operations.doctor.fileOpen': {
    zh: '文件 {file} 其他账户也能读（权限 {mode}，应为 600）。请执行：chmod 600 {file}。',
    en: 'Other accounts can read the file {file} (mode {mode}, it should be 600). Run: chmod 600 {file}.',
  },
  'operations.doctor.disk': { zh: '磁盘剩余 {free}，数据占用 {used}。', en: '{free} free on the disk, the data takes {used}.' },
  'operations.doctor.diskLow': {
    zh: '磁盘只剩 {free}，数据占用 {used}。请清理磁盘或换到更大的磁盘；至少留出 {wanted}，否则备份和升级会失败。',
    en: 'Only {free} free on the disk, the data takes {used}. Make room or move to a larger disk; keep at least {wanted} free, or backups and upgrades fail.',
  },
  'operations.doctor.clock': { zh: '时钟正常：{now}。', en: 'The clock is right: {now}.' },
  'operations.doctor.clockBehind': {
    zh: '时钟 {now} 早于数据中最后一次修改的时间 {last}。请校准时间（timedatectl set-ntp true），否则登录和记录的时间会出错。',
    en: 'The clock says {now}, before the last change in the data ({last}). Set it (timedatectl set-ntp true), or sign-ins and recorded times will be wrong.',
  },
  'operations.doctor.clockWrong': {
    zh: '时钟 {now} 明显不对。请校准时间（timedatectl set-ntp true）。',
    en: 'The clock says {now}, which cannot be right. Set it (timedatectl set-ntp true).',
  },
  'operations.doctor.noCertificate': {
    zh: '没有设置 https 地址：只有本机能打开 Excel 加载项。要让别人使用，请在反向代理上配置证书，并设置 --public-url。',
    en: 'No https address is set: the add-in opens on this machine only. For others put a certificate on a reverse proxy and set --public-url.',
  },
  'operations.doctor.certificate': {
    zh: '{host} 的证书有效，到 {until} 到期（还有 {days} 天）。',
    en: 'The certificate of {host} is valid until {until} ({days} days).',
  },
  'operations.doctor.certificateSoon': {
    zh: '{host} 的证书 {until} 到期，只剩 {days} 天。请尽快更换。',
    en: 'The certificate of {host} ends on {until}, in {days} days. Replace it soon.',
  },
  'operations.doctor.certificateBad': {
    zh: '{host} 的证书不被信任（{reason}），Excel 不会打开加载项。请换一张有效的证书，或把签发机构装进各台电脑。',
    en: 'The certificate of {host} is not trusted ({reason}); Excel will not open the add-in. Use a valid one, or install its issuer on the computers.',
  },
  'operations.doctor.unreachable': {
    zh: '打不开 {host}（{reason}），不能检查证书。请检查反向代理、域名和防火墙。',
    en: '{host} cannot be reached ({reason}), so its certificate was not checked. Check the reverse proxy, the name and the firewall.',
  },
  'operations.doctor.storage': {
    zh: '数据完好（格式 {format}）：{reports} 份年报，{rows} 条修改记录全部核对无误。',
    en: 'The data is sound (format {format}): {reports} reports, all {rows} rows of change log hold.',
  },
} as const;
