import { Editor } from '../editor/Editor.tsx';
import { DiskChangeBar } from '../files/DiskChangeBar.tsx';
import { Filmstrip } from '../gallery/film/Filmstrip.tsx';
import { Inspector } from '../inspector/Inspector.tsx';
import { RunsNotice } from '../runs/RunsNotice.tsx';
import { FirstHint } from './FirstHint.tsx';

/** The canvas with what is told over it, the latest pictures under it, and the inspector beside it. */
export function GraphView() {
  return (
    <>
      <main className="app__graph">
        <h2 className="visually-hidden">Graph</h2>
        <div className="app__canvas">
          <Editor />
          <DiskChangeBar />
          <RunsNotice />
          <FirstHint />
        </div>
        <Filmstrip />
      </main>
      <Inspector />
    </>
  );
}
