import { Lightbox } from './gallery/Lightbox.tsx';
import { lightboxMenu } from './nodes/pictures/pictureEntries.ts';
import { Dialogs } from './shell/Dialogs.tsx';
import { Notices } from './shell/Notices.tsx';
import { Rail } from './shell/Rail.tsx';
import { ServiceBar } from './shell/ServiceBar.tsx';
import { TopBar } from './shell/TopBar.tsx';
import { Views } from './shell/Views.tsx';
import { useFileDrop } from './files/useFileDrop.ts';
import { useGraphComesForward } from './shell/useGraphComesForward.ts';
import { useManners } from './shell/useManners.ts';
import { useWindowState } from './shell/useWindowState.ts';
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
      <Lightbox menuOf={lightboxMenu} />
      <Dialogs />
      <Notices />
    </TooltipProvider>
  );
}
