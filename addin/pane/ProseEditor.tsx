// One prose part in a plain textarea everybody can type in at once, with what the checks read in it, the others' carets and the tools to
// write with. ProseTab.tsx shows it. The textarea stays plain: no other editor leaves input methods alone (bind-textarea.ts); all that is
// drawn stands on a sheet beneath it.
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CellId } from '#shared/cell/cell-id';
import { MAX_SECTION_LENGTH } from '#shared/document/entry';
import type { SectionKey } from '#shared/edition/types';
import type { ProseSpan } from '#shared/narrative/assertion';
import type { Desk } from '../state/desk.ts';
import type { Hit } from '../state/find-text.ts';
import { pastYearsOf } from '../state/past-years.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { useFindings, useForbidden, usePresence, useReport } from '../state/use-desk.ts';
import { useWatched } from '../state/watched.ts';
import { wordsRange } from '../state/words-range.ts';
import { bindTextarea, type Replacement, type TextBinding } from './bind-textarea.ts';
import { LazyPart } from './LazyPart.tsx';
import { sectionMessage } from './labels.ts';
import { Notice } from './Notice.tsx';
import { insertSentence } from './prose/insertion.ts';
import { ProseFacts } from './prose/ProseFacts.tsx';
import { ProseLayer } from './prose/ProseLayer.tsx';
import { ProseTools, type Tool } from './prose/ProseTools.tsx';
import { StaleSentences } from './prose/StaleSentences.tsx';
import { StatementBar } from './prose/StatementBar.tsx';
import { differs, fixedWords, type Statement, statementAt } from './prose/statements.ts';
import { useOwnCaret } from './prose/use-carets.ts';
import { type Found, useProseMarks } from './prose/use-prose-marks.ts';
import { useYears } from './prose/use-years.ts';
import { useSay } from './words.tsx';
import './prose/prose.css';
import './prose/tools.css';
import '#shared/i18n/rooms/prose';

type Props = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  readonly section: SectionKey;
  /** Words to select, once. */
  readonly words: ProseSpan | null;
  readonly autoFocus: boolean;
  readonly onCell: () => void;
};

export const ProseEditor = ({ desk, api, section, words, autoFocus, onCell }: Props) => {
  const { say, tell } = useSay();
  const doc = useWatched(desk.session.report);
  const awareness = useWatched(desk.session.awareness);
  const forbidden = useForbidden(desk, { kind: 'section', section });
  const saved = useWatched(desk.session.saved);
  const findings = useFindings(desk);
  const report = useReport(desk)?.report ?? null;
  const others = usePresence(desk).filter((here) => here.section === section && !here.isSelf);
  const past = useMemo(() => pastYearsOf(desk, api), [desk, api]);
  const years = useYears(desk, past);
  const held = doc.section(section);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const binding = useRef<TextBinding | null>(null);
  /** What the field shows; `isComposing`: not yet what the document holds. */
  const [shown, setShown] = useState({ text: '', isComposing: false });
  const [caret, setCaret] = useState<number | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const [tool, setTool] = useState<Tool | null>(null);
  const [found, setFound] = useState<Found>(NOTHING_FOUND);
  const [putOff, setPutOff] = useState<ReadonlySet<string>>(new Set());
  const [told, setTold] = useState('');
  const isReadOnly = forbidden !== null || saved.kind === 'loading';
  const { text } = shown;

  useEffect(() => {
    if (!textarea.current) return;
    const bound = bindTextarea(textarea.current, held, (now, isComposing = false) => setShown({ text: now, isComposing }));
    binding.current = bound;
    return () => {
      binding.current = null;
      bound.close();
    };
  }, [held]);

  useEffect(() => {
    if (autoFocus) textarea.current?.focus();
  }, [autoFocus]);

  const select = useCallback((start: number, end: number) => {
    const field = textarea.current;
    if (!field) return;
    // A browser scrolls to the selection of a field only when the field takes the focus.
    field.blur();
    field.setSelectionRange(start, end);
    field.focus();
    setCaret(end);
  }, []);

  useEffect(() => {
    const field = textarea.current;
    if (!field || words?.section !== section) return;
    const range = wordsRange(field.value, words);
    if (range) select(range.start, range.end);
    desk.wordsShown();
  }, [desk, section, words, select]);

  const drawn = useProseMarks({ held, text, isComposing: shown.isComposing, section, findings, years, awareness, found });
  const { statements, marks, carets } = drawn;
  const stale = isReadOnly || shown.isComposing ? [] : drawn.stale.filter(({ fresh }) => !putOff.has(fresh));
  useOwnCaret(
    textarea,
    binding,
    useMemo(() => ({ awareness, text: held, onSelect: setCaret }), [awareness, held]),
  );

  const current = statements.find(({ id }) => id === pointed) ?? (caret === null ? null : statementAt(statements, caret));
  const replace = useCallback(
    (replacements: readonly Replacement[], done = ''): boolean => {
      const isDone = binding.current?.replace(replacements) ?? false;
      setTold(isDone ? done : say('prose.tooLong'));
      return isDone;
    },
    [say],
  );
  const undo = useCallback(() => binding.current?.undo(), []);
  const redo = useCallback(() => binding.current?.redo(), []);
  const showHits = useCallback((hits: readonly Hit[], at: number) => setFound({ text: textarea.current?.value ?? '', hits, at }), []);
  const goToCell = (cell: CellId) => {
    desk.selectCell(cell);
    onCell();
  };
  const goToNext = () => {
    const list = statements.filter(differs);
    const next = list.find(({ start }) => start > (caret ?? -1)) ?? list[0];
    if (next) select(next.start, next.end);
  };
  const fix = (statement: Statement) => {
    const fixed = fixedWords(statement);
    if (!fixed) return;
    const start = statement.start + fixed.at;
    if (replace([{ start, end: start + fixed.from.length, text: fixed.to }])) textarea.current?.focus();
  };
  const closeTool = () => {
    setTool(null);
    textarea.current?.focus();
  };

  return (
    <div className="np-prose">
      {forbidden && <Notice kind="info">{tell(forbidden)}</Notice>}
      <ProseTools tool={tool} onTool={setTool} isReadOnly={isReadOnly} onUndo={undo} onRedo={redo} />
      {tool === 'find' && (
        <LazyPart load={loadFind}>
          {({ FindBar }) => (
            <FindBar
              text={text}
              section={section}
              report={report}
              isReadOnly={isReadOnly}
              initial={selectedWords(textarea.current)}
              from={caret ?? 0}
              onHits={showHits}
              onReplace={replace}
              onClose={closeTool}
            />
          )}
        </LazyPart>
      )}
      {tool === 'insert' && (
        <LazyPart load={loadSentences}>
          {({ SentencesPanel }) => (
            <SentencesPanel
              years={years}
              past={past}
              text={text}
              onInsert={(sentence) => {
                if (replace([insertSentence(text, caret ?? text.length, sentence)], say('prose.sentences.inserted'))) closeTool();
              }}
              onClose={closeTool}
            />
          )}
        </LazyPart>
      )}
      <div className="np-prose-field" data-readonly={isReadOnly}>
        <ProseLayer text={text} marks={marks} carets={carets} field={textarea} onPoint={setPointed} />
        <textarea
          ref={textarea}
          className="np-textarea"
          aria-label={say('pane.prose.label', { section: tell(sectionMessage(section)) })}
          aria-describedby="np-prose-facts"
          placeholder={forbidden ? '' : say('pane.prose.empty')}
          readOnly={isReadOnly}
          maxLength={MAX_SECTION_LENGTH}
          spellCheck={false}
          onFocus={() => desk.stayIn(section)}
          onKeyDown={(event) => {
            const isOurs = (event.ctrlKey || event.metaKey) && !event.altKey && !event.nativeEvent.isComposing;
            if (!isOurs || (event.key.toLowerCase() !== 'f' && event.key.toLowerCase() !== 'h')) return;
            event.preventDefault();
            setTool('find');
          }}
        />
      </div>
      <ProseFacts section={section} text={text} others={others} told={told} />
      <StatementBar
        report={report}
        valueAt={years?.valueAt ?? null}
        statements={statements}
        current={current}
        isReadOnly={isReadOnly}
        onCell={goToCell}
        onNext={goToNext}
        onFix={fix}
        staleCount={stale.length}
      />
      {stale.length > 0 && (
        <StaleSentences
          stale={stale}
          onUpdate={(wanted) =>
            replace(
              wanted.map(({ start, end, fresh }) => ({ start, end, text: fresh })),
              say('prose.stale.done', { count: wanted.length }),
            )
          }
          onLater={() => setPutOff(new Set([...putOff, ...stale.map(({ fresh }) => fresh)]))}
        />
      )}
      {tool === 'compare' && report && (
        <LazyPart load={loadCompare}>
          {({ ComparePanel }) => <ComparePanel report={report} section={section} past={past} onClose={closeTool} />}
        </LazyPart>
      )}
    </div>
  );
};

const selectedWords = (field: HTMLTextAreaElement | null): string => {
  const words = field ? field.value.slice(field.selectionStart, field.selectionEnd) : '';
  return words.includes('\n') || words.length > LONGEST_SEARCH ? '' : words;
};

const loadFind = () => import('./prose/FindBar.tsx');
const loadSentences = () => import('./prose/SentencesPanel.tsx');
const loadCompare = () => import('./prose/ComparePanel.tsx');
const NOTHING_FOUND = { text: '', hits: [], at: -1 };
const LONGEST_SEARCH = 80;
