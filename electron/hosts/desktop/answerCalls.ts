import { ipcMain, type WebContents } from 'electron';
import type { Reply } from '#shared/api/contract';
import { reportOf } from '#shared/errors/reportOf';
import type { Service } from '../../service/createService.ts';
import { isOwnFrame } from './ownPage.ts';

const REFUSED: Reply<never> = {
  ok: false,
  error: { code: 'refused', message: 'Only Lumi Studio’s own page is answered.' },
};

/** Answers the page's calls, and nobody else's. Inputs are parsed by the service; what goes back is a `Reply`, never a thrown error. */
export function answerCalls(
  service: () => Promise<Service>,
  options: {
    /** A file that was dropped on the window. The preload script says where it is, not the page. */
    readonly onDrop: (path: string) => void;
  },
): void {
  ipcMain.handle(
    'lumi:call',
    async (event, name: unknown, input: unknown, dropped: unknown): Promise<Reply<unknown>> => {
      if (!isOwnFrame(event.senderFrame)) return REFUSED;
      try {
        if (typeof dropped === 'string') {
          options.onDrop(dropped);
          return { ok: true, value: undefined };
        }
        return await (await service()).call(typeof name === 'string' ? name : '', input);
      } catch (caught) {
        return { ok: false, error: reportOf(caught) };
      }
    },
  );
}

/** Tells a window's page everything that is announced, until the window has gone; and the service, whenever the page has. */
export function announceTo(contents: WebContents, service: Service): void {
  const leave = service.announcements.subscribe(({ announcement }) => {
    contents.send('lumi:announce', announcement);
  });
  const pageLeft = () => {
    service.pageLeft();
  };
  contents.on('render-process-gone', pageLeft);
  contents.on('did-navigate', pageLeft);
  contents.once('destroyed', () => {
    leave();
    pageLeft();
  });
}
