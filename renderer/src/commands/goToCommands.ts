import { Bookmark, BookmarkPlus, LoaderCircle, OctagonX, TriangleAlert } from 'lucide-react';
import type { CommandId } from '#shared/api/commandTable';
import { addBookmark } from '#shared/workflow/bookmarks';
import { nodeAfter } from '../nodes/place/nodeAfter.ts';
import { markedNodes, type Mark } from '../nodes/markedNodes.ts';
import type { Studio } from '../stores/studio.ts';
import type { Command } from './Command.ts';
import { bookmarkHere } from './bookmarkHere.ts';
import { focusedNode } from './focusedNode.ts';
import { goToBookmark } from './goToBookmark.ts';

/** The bookmarks that have keys. */
const NINE = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Going to what one looks for on the canvas: nodes that want something, and places that were given a name. */
export const goToCommands = {
  'next-problem': { run: goTo('problem', 1), icon: TriangleAlert },
  'previous-problem': { run: goTo('problem', -1), icon: TriangleAlert },
  'next-failed': { run: goTo('failed', 1), icon: OctagonX },
  'next-running': { run: goTo('running', 1), icon: LoaderCircle },

  'add-bookmark': {
    run: (studio) => {
      const { whole: graph, changeWhole } = studio.workflow.getState();
      const bookmark = bookmarkHere(studio);
      if (!bookmark) return;
      const added = addBookmark(graph, bookmark);
      if (added === graph) {
        studio.view.getState().notify('This graph has all the bookmarks it can have.', 'Remove one first.');
        return;
      }
      changeWhole(added);
      const name = added.bookmarks?.at(-1)?.name ?? '';
      const number = added.bookmarks?.length ?? 0;
      studio.view
        .getState()
        .notify(
          `“${name}” is bookmarked.`,
          number <= NINE.length ? `Alt+${String(number)} comes back here.` : undefined,
        );
    },
    icon: BookmarkPlus,
  },
  bookmarks: {
    run: ({ questions }) => {
      void questions.ask('bookmarks');
    },
    icon: Bookmark,
  },
  ...bookmarkCommands(),
} as const satisfies Partial<Readonly<Record<CommandId, Command>>>;

const NONE: Readonly<Record<Mark, string>> = {
  problem: 'No node has a problem.',
  failed: 'No node has failed.',
  running: 'No node is running.',
};

/** Round and round, from the node that has the focus or is selected. */
function goTo(mark: Mark, by: 1 | -1): Command['run'] {
  return (studio) => {
    const { canvas, notify } = studio.view.getState();
    if (!canvas) return;
    const { selection } = studio.workflow.getState();
    const found = nodeAfter(canvas.boxes(), markedNodes(studio, mark), focusedNode() ?? [...selection][0], by);
    if (found === undefined) {
      notify(NONE[mark], undefined, { topic: 'go to' });
      return;
    }
    canvas.show([found]);
    canvas.focus(found, true);
  };
}

type BookmarkCommandId = `bookmark-${(typeof NINE)[number]}`;

function bookmarkCommands(): Readonly<Record<BookmarkCommandId, Command>> {
  const entries = NINE.map((number): [string, Command] => {
    const place = ({ workflow }: Pick<Studio, 'workflow'>) => workflow.getState().whole.bookmarks?.[number - 1];
    return [
      `bookmark-${String(number)}`,
      {
        run: (studio) => {
          const found = place(studio);
          if (found) goToBookmark(studio, found);
        },
        isEnabled: (studio) => place(studio) !== undefined,
        label: (studio) => place(studio)?.name ?? `Go to bookmark ${String(number)}`,
        icon: Bookmark,
      },
    ];
  });
  return Object.fromEntries(entries) as Record<BookmarkCommandId, Command>;
}
