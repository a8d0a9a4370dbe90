import { useEffect } from 'react';
import { useStudio, useView } from '../stores/hooks.ts';
import type { RunsPage } from '../stores/view/ViewState.ts';
import { pictureAt, pictureMenu } from '../gallery/pictureMenu.ts';
import { pictureEntries } from '../nodes/pictures/pictureEntries.ts';
import type { Studio } from '../stores/studio.ts';
import { ContextMenu } from '../ui/overlays/ContextMenu.tsx';
import type { MenuEntry } from '../ui/overlays/MenuEntries.tsx';
import { Segmented } from '../ui/fields/Segmented.tsx';
import { History } from './list/History.tsx';
import { Spending } from './spending/Spending.tsx';
import './RunsView.css';

const PAGES: readonly { readonly value: RunsPage; readonly label: string }[] = [
  { value: 'history', label: 'History' },
  { value: 'spending', label: 'Spending' },
];

/** Every run there ever was, those that wait, and what all of it cost. */
export function RunsView() {
  const studio = useStudio();
  const { view, runHistory } = studio;
  const page = useView((state) => state.runsPage);
  useEffect(() => runHistory.getState().watch(), [runHistory]);
  useEffect(
    () => () => {
      // Coming back, one looks for what was run since.
      if (view.getState().section !== 'runs') runHistory.getState().close();
    },
    [view, runHistory],
  );
  return (
    <ContextMenu entriesFor={(target) => runsMenu(studio, target)}>
      <main className="runs">
        <header className="runs__bar">
          <h2 className="runs__title">Runs</h2>
          <Segmented
            label="What is shown"
            value={page}
            options={PAGES}
            onChange={(next) => {
              view.getState().showRunsPage(next);
            }}
          />
        </header>
        {page === 'history' ? <History /> : <Spending />}
      </main>
    </ContextMenu>
  );
}

/** What can be done with the picture under the pointer; all else keeps the menu of the system. */
function runsMenu(studio: Studio, target: Element): readonly MenuEntry[] | null {
  const picture = pictureAt(target);
  if (!picture) return null;
  const tile = target.closest<HTMLElement>('button[data-picture]');
  return pictureMenu(studio, picture, {
    open: tile
      ? () => {
          tile.click();
        }
      : undefined,
    edits: pictureEntries(studio, { id: picture.id }),
  });
}
