import { app, type WebContents } from 'electron';
import { openLink } from './openLink.ts';
import { isOwnAddress } from './ownPage.ts';

/** Whatever shows a page, now and later: it stays on our address, opens no window, and holds no other page inside. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    keepHome(contents);
  });
}

function keepHome(contents: WebContents): void {
  const refuseForeign = (event: { readonly url: string; preventDefault(): void }) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', refuseForeign);
  contents.on('will-frame-navigate', refuseForeign);
  contents.on('will-redirect', refuseForeign);
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    void openLink(url);
    return { action: 'deny' };
  });
}
