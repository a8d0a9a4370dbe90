import { Editor } from '../editor/Editor.tsx';
import { DiskChangeBar } from '../files/DiskChangeBar.tsx';
import { Filmstrip } from '../gallery/film/Filmstrip.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { RunsNotice } from '../runs/RunsNotice.tsx';
import { SheetView } from '../runs/sheet/SheetView.tsx';
import { useView } from '../stores/hooks.ts';
import { FirstHint } from './FirstHint.tsx';

/** The canvas with what is told over it, the latest pictures under it, and the inspector beside it. */
export function GraphView() {
  const hasSheet = useView((state) => state.sheet !== null);
  return (
    <>
      <main className="app__graph" inert={hasSheet}>
        <h2 className="visually-hidden">Graph</h2>
        <div className="app__canvas">
          <Editor />
          <DiskChangeBar />
          <RunsNotice />
          <FirstHint />
        </div>
        <Filmstrip />
      </main>
      {!hasSheet && <Inspector />}
      <SheetView />
    </>
  );
}
