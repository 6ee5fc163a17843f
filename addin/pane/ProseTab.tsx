// The report's prose: choose a part, write it. The text tab of ReportPane.tsx.
import { useEffect, useState } from 'react';
import type { SectionKey } from '#shared/edition/types';
import { SECTION_KEYS } from '#shared/report/report';
import type { Desk } from '../state/desk.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { usePresence, useReport, useSection } from '../state/use-desk.ts';
import { sectionMessage } from './labels.ts';
import { ProseEditor } from './ProseEditor.tsx';
import { useSay } from './words.tsx';

export const ProseTab = ({ desk, api, onCell }: { desk: Desk; api: PeopleApi; onCell: () => void }) => {
  const { say, tell, lang } = useSay();
  const section = useSection(desk);
  const now = useReport(desk);
  const here = usePresence(desk).filter(({ isSelf }) => !isSelf);
  // Opened by a click elsewhere (a finding, the sheet): the person wants to write at once.
  const [seen] = useState(section.asked);
  const heading = (key: SectionKey) => (key === 'preamble' ? tell(sectionMessage(key)) : (now?.report.edition.proseHeadings[key] ?? ''));
  useEffect(() => desk.stayIn(section.key), [desk, section.key]);
  return (
    <div className="np-prose-tab">
      <div className="np-segments" role="radiogroup" aria-label={say('pane.prose.part')}>
        {SECTION_KEYS.map((key) => {
          const writers = here.filter((person) => person.section === key);
          return (
            <label key={key} className="np-segment" title={heading(key)}>
              <input type="radio" name="np-section" checked={section.key === key} onChange={() => desk.openSection(key)} />
              <span>{say(`pane.part.${key}`)}</span>
              {writers[0] && (
                <span className="np-dot" style={{ background: writers[0].colour }} title={writers.map(({ name }) => name).join('、')} />
              )}
            </label>
          );
        })}
      </div>
      <h2 className="np-prose-heading">
        {heading(section.key)}
        {lang === 'en' && section.key !== 'preamble' && <span className="np-quiet"> {tell(sectionMessage(section.key))}</span>}
      </h2>
      <ProseEditor
        key={section.key}
        desk={desk}
        api={api}
        section={section.key}
        words={section.words}
        autoFocus={section.asked > seen}
        onCell={onCell}
      />
    </div>
  );
};
