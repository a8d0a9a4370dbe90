import { useEffect } from 'react';
import { isLongRun } from '#shared/runs/isLongRun';
import { useStudio, useView } from '../stores/hooks.ts';

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

/** In a browser, a long batch that ended while one looked elsewhere says so by a notice of the system, where they are allowed. */
function useBatchNotices(): void {
  const { news, desktop, run } = useStudio();
  useEffect(
    () =>
      news.on('run', ({ event }) => {
        if (event.kind !== 'run-finished' || !isLongRun(event)) return;
        if (desktop || document.hasFocus()) return;
        if ('Notification' in window && Notification.permission === 'granted')
          notify(run.getState().runs.get(event.runId)?.name ?? '', event.outcome);
      }),
    [news, desktop, run],
  );
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
