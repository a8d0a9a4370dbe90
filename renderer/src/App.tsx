import { Lightbox } from './gallery/look/Lightbox.tsx';
import { Preview } from './gallery/look/Preview.tsx';
import { usePictureKeys } from './gallery/look/usePictureKeys.ts';
import { lightboxMenu } from './nodes/pictures/pictureEntries.ts';
import { Announcements } from './shell/Announcements.tsx';
import { Dialogs } from './shell/Dialogs.tsx';
import { Notices } from './shell/Notices.tsx';
import { Rail } from './shell/Rail.tsx';
import { ServiceBar } from './shell/ServiceBar.tsx';
import { TopBar } from './shell/TopBar.tsx';
import { Views } from './shell/Views.tsx';
import { useFileDrop } from './files/useFileDrop.ts';
import { useManners } from './shell/useManners.ts';
import { useSeenRuns } from './shell/useSeenRuns.ts';
import { useWindowState } from './shell/useWindowState.ts';
import { TooltipProvider } from './ui/Tooltip.tsx';
import './App.css';

export function App() {
  useWindowState();
  useManners();
  useSeenRuns();
  useFileDrop();
  usePictureKeys();
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
      <Preview />
      <Lightbox menuOf={lightboxMenu} />
      <Dialogs />
      <Notices />
      <Announcements />
    </TooltipProvider>
  );
}
