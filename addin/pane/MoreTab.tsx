// The seldom used: importing a text, the report's title, leaving. Last tab of ReportPane.tsx.
import { Button } from '@fluentui/react-components';
import { ArrowImport16Regular, ArrowRedo16Regular, ArrowUndo16Regular, List16Regular, SignOutRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Desk } from '../state/desk.ts';
import { useForbidden, useUndo } from '../state/use-desk.ts';
import { LazyPart } from './LazyPart.tsx';
import { TitleForm } from './TitleForm.tsx';
import { useSay } from './words.tsx';

type Props = { readonly desk: Desk; readonly onReports: () => void; readonly onSignOut: () => void; readonly onImported: () => void };

export const MoreTab = ({ desk, onReports, onSignOut, onImported }: Props) => {
  const { say, tell } = useSay();
  const forbidden = useForbidden(desk, { kind: 'meta' });
  const undo = useUndo(desk);
  const [isImporting, setIsImporting] = useState(false);
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

const loadImport = () => import('./ImportView.tsx');
