import { Editor } from '../editor/Editor.tsx';
import { DiskChangeBar } from '../files/DiskChangeBar.tsx';
import { Filmstrip } from '../gallery/film/Filmstrip.tsx';
import { HistoryView } from '../history/HistoryView.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { RunsNotice } from '../runs/RunsNotice.tsx';
import { SheetView } from '../runs/sheet/SheetView.tsx';
import { useView } from '../stores/hooks.ts';
import { FirstHint } from './FirstHint.tsx';

/** The canvas with what is told over it, the latest pictures under it, and the inspector beside it. */
export function GraphView() {
  const isCovered = useView((state) => state.sheet !== null || state.history !== null);
  return (
    <>
      <main className="app__graph" inert={isCovered}>
        <h2 className="visually-hidden">Graph</h2>
        <div className="app__canvas">
          <Editor />
          <DiskChangeBar />
          <RunsNotice />
          <FirstHint />
        </div>
        <Filmstrip />
      </main>
      {!isCovered && <Inspector />}
      <SheetView />
      <HistoryView />
    </>
  );
}
