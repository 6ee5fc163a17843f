// What the pane says before a report is open: sign-in, the list of reports, a server or an Excel that does not answer. The keys keep the
// names of the rooms they come from; everything else arrives later, with the part that speaks it (i18n/rooms/).

export const frontMessages = {
  // A sentence the server has already spoken.
  'pane.said': { zh: '{text}', en: '{text}' },

  'pane.api.unreachable': {
    zh: '连不上服务器。请检查网络后重试，已保存的内容不受影响。',
    en: 'The server cannot be reached. Check the network and try again; what is saved is safe.',
  },
  'pane.api.troubled': {
    zh: '服务器暂时无法处理（{status}）。请稍后重试。',
    en: 'The server cannot answer just now ({status}). Please try again shortly.',
  },
  'pane.api.signedOut': { zh: '登录已过期，请重新用登录链接进入。', en: 'Your sign-in has ended. Please use your sign-in link again.' },
  'pane.api.odd': {
    zh: '服务器的回答无法识别（{status}）。请刷新页面；如仍出现，请告知管理员。',
    en: 'The server answered in a way this page does not understand ({status}). Reload the page; if it goes on, tell the administrator.',
  },

  'pane.app.name': { zh: '政府信息公开年报', en: 'Information disclosure report' },
  'pane.app.loading': { zh: '正在打开…', en: 'Opening…' },
  'pane.app.retry': { zh: '重试', en: 'Try again' },
  'pane.app.language': { zh: 'English', en: '中文' },
  'pane.app.languageLabel': { zh: 'English：切换为英文界面', en: '中文: switch to Chinese' },
  'pane.app.brokenTitle': { zh: '这一部分出错了', en: 'This part has failed' },
  'pane.app.broken': {
    zh: '您已录入的内容不受影响。请重新打开；如果反复出现，请把时间和正在做的操作告知管理员。',
    en: 'What you entered is safe. Reopen it; if it happens again, tell the administrator the time and what you were doing.',
  },
  'pane.app.reopen': { zh: '重新打开', en: 'Reopen' },
  'pane.app.partMissing': {
    zh: '程序的一部分没有下载成功，可能是网络中断或服务器刚刚更新。请重试或刷新页面。',
    en: 'A part of the program could not be downloaded: the network failed or the server was just updated. Try again or reload the page.',
  },

  'pane.signIn.title': { zh: '用登录链接进入', en: 'Sign in with your link' },
  'pane.signIn.hint': {
    zh: '请粘贴统稿单位发给您的登录链接。链接只属于您本人，请勿转发。',
    en: 'Paste the sign-in link the coordinating office sent you. It is yours alone; do not pass it on.',
  },
  'pane.signIn.label': { zh: '登录链接', en: 'Sign-in link' },
  'pane.signIn.enter': { zh: '进入', en: 'Sign in' },
  'pane.signIn.busy': { zh: '正在登录…', en: 'Signing in…' },
  'pane.signIn.noToken': {
    zh: '这里没有找到登录链接。请从消息中完整复制，链接里应有“#/sign-in/”。',
    en: 'There is no sign-in link in this. Copy all of it from the message; it contains “#/sign-in/”.',
  },
  'pane.signIn.out': { zh: '退出登录', en: 'Sign out' },

  'pane.list.title': { zh: '年报', en: 'Reports' },
  'pane.list.hello': { zh: '{name}，{unit}', en: '{name}, {unit}' },
  'pane.list.new': { zh: '新建年报', en: 'New report' },
  'pane.list.empty': {
    zh: '还没有您能打开的年报。可以新建一份，或请统稿单位把年报分派给您。',
    en: 'There is no report you can open yet. Create one, or ask the coordinating office to assign one to you.',
  },
  'pane.list.changed': { zh: '{when} 更新', en: 'changed {when}' },

  'pane.role.coordinator': { zh: '统稿', en: 'Coordinator' },
  'pane.role.preparer': { zh: '填报', en: 'Preparer' },
  'pane.role.reviewer': { zh: '审核', en: 'Reviewer' },
  'pane.role.reader': { zh: '查看', en: 'Reader' },

  'pane.desk.untitled': { zh: '（未填机关名称）', en: '(organ not entered)' },

  'excel.notInExcel': {
    zh: '这个页面要在 Excel 的任务窗格中打开。在浏览器中请用网页版（地址末尾为 /web）。',
    en: 'This page is meant for the task pane of Excel. In a browser, please use the web version (address ending in /web).',
  },
  'excel.noOffice': {
    zh: 'Excel 没有应答。请关闭窗格后重新打开；如果仍然如此，请用网页版（地址末尾为 /web）。',
    en: 'Excel did not answer. Close the pane and open it again; if that does not help, use the web version (address ending in /web).',
  },
  'excel.tooOld': {
    zh: '这个版本的 Excel 太旧，需要 Excel 2021 或更新版本，或 Microsoft 365。请用网页版（地址末尾为 /web），功能相同。',
    en: 'This Excel is too old: Excel 2021 or later, or Microsoft 365, is needed. Please use the web version (address ending in /web); it does the same.',
  },

  'sync.leftBehind': {
    zh: '已退出登录。您还有 {pending} 处修改没有同步到服务器，留在这台电脑上；请在这台电脑上重新登录并打开年报，等到显示“已保存”。',
    en: 'You are signed out. {pending} of your changes have not reached the server and stay on this computer: sign in here again and open the report until it says “Saved”.',
  },
  'sync.noServer': {
    zh: '暂时连不上服务器，正在重试。您可以继续填写；在显示“已保存”之前请不要关闭本页。',
    en: 'The server cannot be reached at the moment; trying again. You can go on; do not close this page before it says “Saved”.',
  },
  'sync.keptReports': {
    zh: '以下年报存在这台电脑上，没有网络也可以打开、填写，联网后自动同步：',
    en: 'These reports are kept on this computer: they open without a network, and changes are sent when it is back:',
  },

  'sync.signIn.name': { zh: '您的姓名', en: 'Your name' },
  'sync.signIn.nameHint': {
    zh: '您是受邀新加入的人员。请填写真实姓名：您的每处修改都会署这个名字。',
    en: 'You are invited as somebody new. Give your real name: each of your changes will be signed with it.',
  },
  'sync.signIn.oidc': { zh: '用{way}登录', en: 'Sign in with {way}' },

  'team.signIn.welcome': { zh: '欢迎加入', en: 'Welcome' },
  'team.signIn.linkHelp': {
    zh: '如果以前在这台电脑上登录过，不需要新链接：请从收藏或历史记录打开年报的地址。否则请联系发链接的人（统稿人或管理员）。',
    en: 'If you signed in on this computer before, you need no new link: open the report from your bookmarks or history. Else ask whoever sent the link (coordinator or administrator).',
  },

  'team.screen.open': { zh: '人员和单位', en: 'People and units' },
  'team.screen.emptyAdmin': {
    zh: '还没有年报。您是管理员：可以先在“人员和单位”里建立单位、邀请人员，也可以现在就新建一份。',
    en: 'There is no report yet. You are an administrator: set up units and invite people under “People and units”, or create a report now.',
  },
} as const;
