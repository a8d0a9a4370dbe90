import { useEffect } from 'react';
import { useStudio, useView } from '../stores/hooks.ts';
import type { RunsPage } from '../stores/view/ViewState.ts';
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
  const { view, runHistory } = useStudio();
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
  );
}
