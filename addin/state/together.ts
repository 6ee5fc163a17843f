// Working in one report at the same time: following a person, saying that one is typing, conversations about cells and paragraphs.
// desk.ts makes one for the open report and joins it to the host.
import type { CellId } from '#shared/cell/cell-id';
import type { WorkbookHost } from '../host/workbook-host.ts';
import type { Session, Watched } from '../sync/session-state.ts';
import { createWatched } from '../sync/watched.ts';
import { type CommentSpot, type Comments, createComments } from './comments.ts';
import { createFollow, type Follow } from './follow.ts';
import { createTypingSign } from './typing.ts';
import type { Here } from './watch-presence.ts';

export type Together = {
  readonly follow: Follow;
  readonly comments: Comments;
  /** Where somebody last asked to comment (null: to read), and how often; the pane opens the comments each time. */
  readonly asked: Watched<CommentAsked>;
  /** Opens the comments, to write one there (null: to read). */
  readonly openComments: (spot: CommentSpot | null) => void;
  readonly attach: (host: WorkbookHost) => () => void;
  readonly close: () => void;
};

type CommentAsked = { readonly spot: CommentSpot | null; readonly count: number };

type Deps = {
  readonly session: Session;
  readonly presence: Watched<readonly Here[]>;
  /** Shows a prose part without telling the others that one is there. */
  readonly showSection: (section: NonNullable<Here['section']>) => void;
};

export const createTogether = ({ session, presence, showSection }: Deps): Together => {
  let host: WorkbookHost | null = null;
  const typing = createTypingSign(session.awareness);
  const asked = createWatched<CommentAsked>({ spot: null, count: 0 });
  const follow = createFollow(presence, ({ cell, section }) => {
    if (cell !== null) void bringIntoView(host, cell);
    else if (section !== null) showSection(section);
  });

  const comments = createComments({
    session,
    now: Date.now,
    newId: () => Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join(''),
  });

  return {
    follow,
    comments,
    asked,
    openComments: (spot) => asked.set({ spot, count: asked.get().count + 1 }),
    attach: (attached) => {
      host = attached;
      const stopTyping = attached.onTyping?.((cell) => typing.tell(cell !== null));
      return () => {
        stopTyping?.();
        typing.tell(false);
        if (host === attached) host = null;
      };
    },
    close: () => {
      follow.close();
      comments.close();
      typing.close();
    },
  };
};

/** A host that cannot show a cell without selecting it selects it. */
const bringIntoView = async (host: WorkbookHost | null, cell: CellId): Promise<void> => {
  await (host?.show ?? host?.select)?.(cell);
};
