import { useEffect } from 'react';
import { isLongRun } from '#shared/runs/isLongRun';
import type { RunEvent } from '#shared/runs/RunEvent';
import { useStudio, useView } from '../stores/hooks.ts';

const MARKS = { completed: '✓ ', failed: '✗ ', cancelled: '' } as const;

/** How the page behaves towards the system around it. */
export function useManners(): void {
  useDesktopTheme();
  useBatchNotices();
}

/** The window's frame, menus and dialogs take the page's theme. */
function useDesktopTheme(): void {
  const { client, desktop } = useStudio();
  const theme = useView((state) => state.theme);
  useEffect(() => {
    // Of no weight where it fails: the frame then keeps the theme it has.
    if (desktop) client('app.setTheme', { theme }).catch(() => undefined);
  }, [client, desktop, theme]);
}

/** In a browser, a long batch that ended while one looked elsewhere says so: by a notice where they are allowed, else in the tab's title. */
function useBatchNotices(): void {
  const { news, desktop, run } = useStudio();
  useEffect(() => {
    const tell = (event: RunEvent) => {
      if (event.kind !== 'run-finished' || !isLongRun(event)) return;
      if (desktop || document.hasFocus()) return;
      const name = run.getState().runs.get(event.runId)?.name ?? '';
      if ('Notification' in window && Notification.permission === 'granted') notify(name, event.outcome);
      else {
        unmark();
        document.title = MARKS[event.outcome] + document.title;
      }
    };
    const unmark = () => {
      const mark = Object.values(MARKS).find((each) => each !== '' && document.title.startsWith(each));
      if (mark !== undefined) document.title = document.title.slice(mark.length);
    };
    const stopHearing = news.on('run', ({ event }) => {
      tell(event);
    });
    window.addEventListener('focus', unmark);
    return () => {
      stopHearing();
      window.removeEventListener('focus', unmark);
    };
  }, [news, desktop, run]);
}

const WORDS = {
  completed: 'The run has ended.',
  failed: 'The run failed. What was made before is kept.',
  cancelled: 'The run was stopped.',
} as const;

function notify(name: string, outcome: keyof typeof WORDS): void {
  const notice = new Notification(name === '' ? 'Lumi Studio' : name, { body: WORDS[outcome] });
  notice.addEventListener('click', () => {
    window.focus();
    notice.close();
  });
}
