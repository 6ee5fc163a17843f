// Sentences of several nodes on one database: why a server will not start on it.

export const clusterMessages = {
  'cluster.database.unreachable': {
    zh: '连不上数据库 {host}（{reason}）。请检查 NIANBAO_DATABASE 的地址、用户名和密码，以及数据库是否已启动。',
    en: 'The database at {host} cannot be reached ({reason}). Check address, user and password in NIANBAO_DATABASE, and that the database is running.',
  },
  'cluster.database.tooOld': {
    zh: '数据库 {host} 是 PostgreSQL {found}，需要 {needed} 或更新的版本。请升级数据库。',
    en: 'The database at {host} is PostgreSQL {found}; {needed} or newer is needed. Please upgrade it.',
  },
  'cluster.database.losesCommits': {
    zh: '数据库 {host} 的设置 {setting} = {value} 会在断电时丢失已保存的修改。请改为 {needed} 并重启数据库。',
    en: 'The database at {host} has {setting} = {value}, which loses saved edits when the power fails. Set it to {needed} and restart the database.',
  },
  'cluster.database.readOnly': {
    zh: '数据库 {host} 是只读的备用库，不能保存修改。请让 NIANBAO_DATABASE 指向主库。',
    en: 'The database at {host} is a read-only standby and cannot keep edits. Let NIANBAO_DATABASE name the primary.',
  },
  'cluster.database.encoding': {
    zh: '数据库 {host} 的字符编码是 {found}，需要 UTF8。请新建一个 UTF8 编码的数据库。',
    en: 'The database at {host} is encoded in {found}; UTF8 is needed. Please create a database encoded in UTF8.',
  },
} as const;
