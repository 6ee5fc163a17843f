// Joins the conversations of the open report to the pane: opens them when the workbook or the text asks. ReportPane.tsx uses it.
import { useCallback, useEffect } from 'react';
import { can } from '#shared/access/can';
import type { Desk } from '../../state/desk.ts';
import { useLeaveQuestion } from '../use-leave-question.ts';
import { useSay } from '../words.tsx';
import { holdKeys } from './held-keys.ts';
import { memoryOf } from './talk-memory.ts';

/** `show` is called each time somebody asks for the comments; the same function at every render. */
export const useTalk = (desk: Desk, show: () => void): void => {
  useLeaveQuestion(useCallback(() => memoryOf(desk).drafts.size > 0, [desk]));
  const label = useSay().say('comments.new');
  useEffect(() => {
    let asked = desk.together.asked.get().count;
    return desk.together.asked.subscribe(() => {
      const { count } = desk.together.asked.get();
      if (count === asked) return;
      asked = count;
      const mayWrite = can(desk.session.me.get(), 'edit', { kind: 'comment' }, desk.session.access.get()).ok;
      if (mayWrite && desk.together.asked.get().spot !== null) {
        memoryOf(desk).cameFrom = document.activeElement instanceof HTMLElement ? document.activeElement : null;
        holdKeys(document, label);
      }
      show();
    });
  }, [desk, show, label]);
  useEffect(() => {
    // Shift+F2 in the text comments on the paragraph the caret is in, as it does on a cell in the grid.
    const onKey = (event: KeyboardEvent) => {
      const field = event.target;
      if (event.key !== 'F2' || !event.shiftKey || !(field instanceof HTMLTextAreaElement) || !field.matches('.np-textarea')) return;
      event.preventDefault();
      desk.together.openComments({ kind: 'section', section: desk.section.get().key, at: field.selectionStart });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [desk]);
};
