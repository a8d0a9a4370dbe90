import type { Session } from 'electron';
import { isOwnAddress } from './ownPage.ts';

/** Copying is all the page asks of the system; everything is allowed where nobody answers, so everything is answered. */
const ALLOWED = 'clipboard-sanitized-write';

/** What the page loads from anywhere but its own address: pictures and scripts it made itself, and the developer tools. */
const OWN_SCHEMES = new Set(['blob:', 'data:', 'devtools:']);

/** No permission but copying, no device, no screen, and no request that leaves the application, dictionaries included. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, { requestingUrl }) => {
    answer(permission === ALLOWED && isOwnAddress(requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => permission === ALLOWED && isOwnAddress(origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({});
  });
  // On Linux and Windows it would fetch its dictionaries from a server.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isOwnAddress(url) && !OWN_SCHEMES.has(URL.parse(url)?.protocol ?? '') });
  });
  session.on('will-download', (event, item) => {
    if (!isOwnAddress(item.getURL()) && !item.getURL().startsWith('blob:')) event.preventDefault();
  });
}
