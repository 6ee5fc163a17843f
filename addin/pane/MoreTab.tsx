// The seldom used: importing a text, the report's title, leaving. Last tab of ReportPane.tsx.
import { Button } from '@fluentui/react-components';
import {
  ArrowImport16Regular,
  ArrowRedo16Regular,
  ArrowUndo16Regular,
  BookQuestionMark20Regular,
  DataBarHorizontal20Regular,
  List16Regular,
  MergeRegular,
  QuestionCircle16Regular,
  SignOutRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import type { Desk } from '../state/desk.ts';
import { pastYearsOf } from '../state/past-years.ts';
import type { PeopleApi } from '../state/people-api.ts';
import { askTour } from '../state/tour.ts';
import { useForbidden, useUndo } from '../state/use-desk.ts';
import { LazyPart } from './LazyPart.tsx';
import { TitleForm } from './TitleForm.tsx';
import { useSay } from './words.tsx';
import '#shared/i18n/rooms/help';
import '#shared/i18n/rooms/prose';

type Props = {
  readonly desk: Desk;
  readonly api: PeopleApi;
  /** Brings the workbook into sight. */
  readonly onCell: () => void;
  /** Shows the desk, where the tour stands. */
  readonly onTour: () => void;
  readonly onReports: () => void;
  readonly onSignOut: () => void;
  readonly onImported: () => void;
};

export const MoreTab = ({ desk, api, onCell, onTour, onReports, onSignOut, onImported }: Props) => {
  const { say, tell, lang } = useSay();
  const forbidden = useForbidden(desk, { kind: 'meta' });
  const undo = useUndo(desk);
  const [isImporting, setIsImporting] = useState(false);
  const [isMerging, setIsMerging] = useState(false);
  const [isComparing, setIsComparing] = useState(false);
  if (isComparing) {
    return (
      <LazyPart load={loadYears}>
        {({ YearsView }) => <YearsView desk={desk} past={pastYearsOf(desk, api)} onCell={onCell} onBack={() => setIsComparing(false)} />}
      </LazyPart>
    );
  }
  if (isImporting) {
    return (
      <LazyPart load={loadImport}>
        {({ ImportView }) => (
          <ImportView
            desk={desk}
            onCancel={() => setIsImporting(false)}
            onDone={() => {
              setIsImporting(false);
              onImported();
            }}
          />
        )}
      </LazyPart>
    );
  }
  if (isMerging) {
    return (
      <LazyPart load={loadMerge}>
        {({ MergeView }) => (
          <MergeView
            desk={desk}
            onCancel={() => setIsMerging(false)}
            onDone={() => {
              setIsMerging(false);
              onImported();
            }}
          />
        )}
      </LazyPart>
    );
  }
  const reason = forbidden ? tell(forbidden) : undefined;
  return (
    <div className="np-stack np-more">
      <div className="np-actions">
        <Button icon={<ArrowUndo16Regular />} disabled={!undo.canUndo} onClick={desk.undo.undo}>
          {say('pane.undo.undo')}
        </Button>
        <Button icon={<ArrowRedo16Regular />} disabled={!undo.canRedo} onClick={desk.undo.redo}>
          {say('pane.undo.redo')}
        </Button>
      </div>
      <div className="np-actions">
        <Button icon={<DataBarHorizontal20Regular />} onClick={() => setIsComparing(true)}>
          {say('prose.years')}
        </Button>
      </div>
      <h2 className="np-view-title">{say('pane.more.report')}</h2>
      <TitleForm desk={desk} />
      <div className="np-actions">
        <Button
          icon={<ArrowImport16Regular />}
          disabledFocusable={reason !== undefined}
          title={reason}
          onClick={() => reason === undefined && setIsImporting(true)}
        >
          {say('pane.import.open')}
        </Button>
        <Button
          icon={<MergeRegular />}
          disabledFocusable={reason !== undefined}
          title={reason}
          onClick={() => reason === undefined && setIsMerging(true)}
        >
          {say('pane.merge.open')}
        </Button>
      </div>
      <h2 className="np-view-title">{say('help.title')}</h2>
      <div className="np-actions">
        <Button
          icon={<QuestionCircle16Regular />}
          onClick={() => {
            askTour(desk);
            onTour();
          }}
        >
          {say('help.tour.again')}
        </Button>
        <Button
          as="a"
          icon={<BookQuestionMark20Regular />}
          href={new URL(lang === 'zh' ? 'guide' : 'guide-en', document.baseURI).href}
          target="_blank"
          rel="noopener"
        >
          {say('help.guide')}
        </Button>
      </div>
      <h2 className="np-view-title">{say('pane.more.leave')}</h2>
      <div className="np-actions">
        <Button icon={<List16Regular />} onClick={onReports}>
          {say('pane.desk.reports')}
        </Button>
        <Button icon={<SignOutRegular />} onClick={onSignOut}>
          {say('pane.signIn.out')}
        </Button>
      </div>
    </div>
  );
};

const loadYears = () => import('./years/YearsView.tsx');
const loadMerge = () => import('./merge/MergeView.tsx');
const loadImport = () => import('./ImportView.tsx');
