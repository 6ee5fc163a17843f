// The frame of the screens before a report is open: a title, what there is to do, the language switch. Used by those screens.
import type { ReactNode } from 'react';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { useSay } from './words.tsx';

export const Card = ({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) => {
  const { say } = useSay();
  return (
    <div className="np-screen">
      <header className="np-screen-head">
        <span className="np-product">{say('pane.app.name')}</span>
        <LanguageSwitch />
      </header>
      <main className="np-card">
        <div className="np-card-head">
          <h1>{title}</h1>
          {aside}
        </div>
        {children}
      </main>
    </div>
  );
};
