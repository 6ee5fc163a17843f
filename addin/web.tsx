// Entry of the web page: the form as a real table beside the pane, no Excel and no Office.
import { keepPane } from './pane/keep-pane.ts';
import { LazyPart } from './pane/LazyPart.tsx';
import { startPane } from './pane/start-pane.tsx';
import { leadBack } from './state/dialog-way.ts';

const loadFrame = async () => {
  const [{ WebFrame }, { makeHost, bindIn }] = await Promise.all([import('./pane/WebFrame.tsx'), import('./pane/web-workbook.ts')]);
  return { WebFrame, makeHost, bindIn };
};

// A window that Excel opened for signing in goes back to the pane with its link; every other one is the web workbook.
if (!leadBack(window, () => sessionStorage, document.baseURI)) {
  startPane({
    frame: (desk, actions) => (
      <LazyPart load={loadFrame}>
        {({ WebFrame, makeHost, bindIn }) => <WebFrame desk={desk} makeHost={makeHost} bindIn={bindIn} {...actions} />}
      </LazyPart>
    ),
    prepare: loadFrame,
  });
  // The development server changes its files all the time.
  if (import.meta.env?.PROD) keepPane(new URL('./', document.baseURI));
}
