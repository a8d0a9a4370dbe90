import type { Handlers } from '#shared/api/contract';
import type { ServicePorts } from '../ports/ServicePorts.ts';
import type { Sessions } from './Sessions.ts';

type SessionCalls = Extract<keyof Handlers, `session.${string}` | `undo.${string}`>;

/** Keeping what pages have open, and its undo, and giving it back. */
export function createSessionHandlers(
  { files, undo }: Pick<ServicePorts, 'files' | 'undo'>,
  sessions: Sessions,
): Pick<Handlers, SessionCalls> {
  return {
    'session.keep': async ({ page, browser, session }) => {
      // A page cannot get at a path by having it kept here.
      const tabs = session.tabs.filter(({ file }) => file === null || files.isGranted(file));
      return { taken: await sessions.keep(page, browser, { ...session, tabs }) };
    },
    'session.take': ({ page, browser }) => sessions.take(page, browser),
    'session.elsewhere': ({ browser }) => sessions.elsewhere(browser),
    'session.leave': ({ page }) => sessions.leave(page),
    'undo.write': ({ documentId, history }) => undo.write(documentId, history),
    'undo.read': async ({ documentId }) => ({ history: await undo.read(documentId) }),
    'undo.discard': ({ documentId }) => undo.discard(documentId),
  };
}
