import { Editor } from '../editor/Editor.tsx';
import { FormView } from '../form/FormView.tsx';
import { DiskChangeBar } from '../files/DiskChangeBar.tsx';
import { Filmstrip } from '../gallery/film/Filmstrip.tsx';
import { HistoryView } from '../history/HistoryView.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { RunsNotice } from '../runs/RunsNotice.tsx';
import { SheetView } from '../runs/sheet/SheetView.tsx';
import { useView } from '../stores/hooks.ts';
import { showsForm } from '../stores/view/showsForm.ts';
import { FirstHint } from './FirstHint.tsx';

/** The canvas with what is told over it, the latest pictures under it, and the inspector beside it; in their place a sheet, or the form. */
export function GraphView() {
  const isOver = useView((state) => state.sheet !== null || state.history !== null);
  const isForm = useView((state) => showsForm(state) && state.sheet === null && state.history === null);
  const isCovered = isOver || isForm;
  return (
    <>
      <main className="app__graph" inert={isCovered}>
        <h2 className="visually-hidden">Graph</h2>
        <div className="app__canvas">
          <Editor />
          {!isForm && <DiskChangeBar />}
          {!isForm && <RunsNotice />}
          {!isForm && <FirstHint />}
        </div>
        <Filmstrip />
      </main>
      {!isCovered && <Inspector />}
      <SheetView />
      <HistoryView />
      <FormView />
    </>
  );
}
