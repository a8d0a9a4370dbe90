import { reportOf } from '#shared/errors/reportOf';
import type { Studio } from './studio.ts';

/** Does what a user asked for, and says that it is done (`said`), or why not. It never rejects. */
export async function attempt(studio: Studio, said: string | undefined, work: () => Promise<void>): Promise<void> {
  const { notify, reportError } = studio.view.getState();
  try {
    await work();
    if (said !== undefined) notify(said);
  } catch (caught) {
    const isRefused = caught instanceof DOMException && caught.name === 'NotAllowedError';
    if (isRefused)
      notify('The browser did not let the page use the clipboard.', 'Allow it for this page, then try again.');
    else reportError(reportOf(caught));
  }
}
