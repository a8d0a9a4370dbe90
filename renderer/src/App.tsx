import { Editor } from './editor/Editor.tsx';
import { Lightbox } from './gallery/Lightbox.tsx';
import { Dialogs } from './shell/Dialogs.tsx';
import { DiskChangeBar } from './shell/DiskChangeBar.tsx';
import { FirstHint } from './shell/FirstHint.tsx';
import { Inspector } from './shell/Inspector.tsx';
import { Notices } from './shell/Notices.tsx';
import { Rail } from './shell/Rail.tsx';
import { TopBar } from './shell/TopBar.tsx';
import { useManners } from './shell/useManners.ts';
import { useWindowState } from './shell/useWindowState.ts';
import { TooltipProvider } from './ui/Tooltip.tsx';
import './App.css';

export function App() {
  useWindowState();
  useManners();
  return (
    <TooltipProvider>
      <div className="app">
        <TopBar />
        <div className="app__body">
          <Rail />
          <main className="app__graph">
            <h2 className="visually-hidden">Graph</h2>
            <Editor />
            <DiskChangeBar />
            <FirstHint />
          </main>
          <Inspector />
        </div>
      </div>
      <Lightbox />
      <Dialogs />
      <Notices />
    </TooltipProvider>
  );
}
