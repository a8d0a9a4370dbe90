import { Editor } from './editor/Editor.tsx';
import { Lightbox } from './gallery/Lightbox.tsx';
import { RunsNotice } from './runs/RunsNotice.tsx';
import { RunsView } from './runs/RunsView.tsx';
import { Dialogs } from './shell/Dialogs.tsx';
import { DiskChangeBar } from './files/DiskChangeBar.tsx';
import { FirstHint } from './shell/FirstHint.tsx';
import { Inspector } from './inspector/Inspector.tsx';
import { Notices } from './shell/Notices.tsx';
import { Rail } from './shell/Rail.tsx';
import { ServiceBar } from './shell/ServiceBar.tsx';
import { TopBar } from './shell/TopBar.tsx';
import { useFileDrop } from './files/useFileDrop.ts';
import { useGraphComesForward } from './shell/useGraphComesForward.ts';
import { useManners } from './shell/useManners.ts';
import { useWindowState } from './shell/useWindowState.ts';
import { useView } from './stores/hooks.ts';
import { TooltipProvider } from './ui/Tooltip.tsx';
import './App.css';

export function App() {
  useWindowState();
  useManners();
  useFileDrop();
  useGraphComesForward();
  return (
    <TooltipProvider>
      <div className="app">
        <TopBar />
        <ServiceBar />
        <div className="app__body">
          <Rail />
          <Views />
        </div>
      </div>
      <Lightbox />
      <Dialogs />
      <Notices />
    </TooltipProvider>
  );
}

/** The view on screen. The graph is never taken down, so that it comes back with its canvas just as it was left. */
function Views() {
  const section = useView((state) => state.section);
  return (
    <div className="app__views">
      <div className="app__view" data-shown={section === 'graph'} inert={section !== 'graph'}>
        <main className="app__graph">
          <h2 className="visually-hidden">Graph</h2>
          <Editor />
          <DiskChangeBar />
          <RunsNotice />
          <FirstHint />
        </main>
        <Inspector />
      </div>
      {section === 'runs' && <RunsView />}
    </div>
  );
}
