// Sentences of the room "ribbon": what the pane says in Excel around the report: commands, the window for signing in, storage.

export const ribbonMessages = {
  'ribbon.dialog.none': {
    zh: '这个 Excel 打不开登录窗口。请在浏览器中登录网页版，或粘贴登录链接。',
    en: 'This Excel cannot open the window for signing in: sign in to the web version in a browser, or paste your sign-in link.',
  },
  'ribbon.dialog.blocked': {
    zh: '浏览器拦住了登录窗口。请允许弹出窗口后再点一次，或粘贴登录链接。',
    en: 'The browser blocked the window for signing in: allow pop-ups and click again, or paste your sign-in link.',
  },
  'ribbon.dialog.closed': {
    zh: '登录窗口已关闭，没有登录。请再点一次，或粘贴登录链接。',
    en: 'The sign-in window was closed before you were signed in. Click again, or paste your sign-in link.',
  },
  'ribbon.signIn.notKept': {
    zh: '这里的浏览器不让窗格保存登录，关闭窗格后需要重新登录。登录信息从不写入工作簿，把文件发给别人不会带出去。',
    en: 'The browser here does not let the pane keep your sign-in: after closing the pane you sign in again. It is never written into the workbook, so sending the file gives nothing away.',
  },
  'ribbon.walk.finding': { zh: '第 {at} 个问题，共 {count} 个', en: 'Finding {at} of {count}' },
  'ribbon.walk.none': { zh: '没有要改的地方。', en: 'There is nothing to correct.' },
} as const;
