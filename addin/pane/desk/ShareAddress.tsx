// The report's own address to pass on; it lets nobody in who may not. The foot of the board.
import { CopyButton } from '../CopyButton.tsx';
import { useSay } from '../words.tsx';

export const ShareAddress = ({ reportId }: { readonly reportId: string }) => {
  const { say } = useSay();
  const address = new URL(`web#/report/${encodeURIComponent(reportId)}`, document.baseURI).href;
  return (
    <section className="np-desk-box" aria-label={say('desks.share.title')}>
      <h2 className="np-view-title">{say('desks.share.title')}</h2>
      <p className="np-quiet">{say('desks.share.hint')}</p>
      <div className="np-row">
        <input
          className="np-address"
          readOnly
          aria-label={say('desks.share.label')}
          value={address}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <CopyButton text={address} label={say('desks.share.copy')} />
      </div>
    </section>
  );
};
