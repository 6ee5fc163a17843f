// Entry of the window Office opens for signing in: on the way out it goes to the identity provider, on the way back (web.tsx leads here
// with the one-time link in the fragment) it hands the link to the pane that opened it.
import { markDialog, takeHandOver } from './state/dialog-way.ts';

const link = takeHandOver(window);
const told = document.getElementById('told');
if (link === null) {
  markDialog(() => sessionStorage);
  location.replace(new URL('api/session/oidc/start', document.baseURI));
} else {
  const office = 'Office' in window ? Office : undefined;
  office?.onReady().then(() => {
    office.context.ui.messageParent(JSON.stringify({ signIn: link }));
    if (told) told.textContent = '已登录，可以关闭这个窗口。 / Signed in; this window can be closed.';
  });
}
