// Joins the conversations of the open report to the pane: opens them when the workbook or the text asks, tells the server whom a comment
// calls. ReportPane.tsx uses it.
import { useEffect } from 'react';
import type { Desk } from '../../state/desk.ts';
import type { PeopleApi } from '../../state/people-api.ts';

/** `show` is called each time somebody asks for the comments; the same function at every render. */
export const useTalk = (desk: Desk, api: PeopleApi, show: () => void): void => {
  useEffect(() => {
    let asked = desk.together.asked.get().count;
    return desk.together.asked.subscribe(() => {
      const { count } = desk.together.asked.get();
      if (count === asked) return;
      asked = count;
      show();
    });
  }, [desk, show]);
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
  useEffect(
    () =>
      desk.together.onMentions(async ({ people, place, words }) => {
        const told = await api.desk.mention(desk.session.reportId, { people: [...people], place, words });
        // What the server will never take is not tried again.
        return told.ok || told.error.status !== null;
      }),
    [desk, api],
  );
};
