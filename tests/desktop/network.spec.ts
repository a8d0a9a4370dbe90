import { CERTIFICATE, startTunnel } from '../support/tunnel.ts';
import { editorOf, expect, test } from './support/test.ts';

const KEY = 'A-key-for-the-proxied-provider-4711';

test('providers are reached through the system’s proxy, and trusted as the system trusts them', async ({
  start,
  on,
}) => {
  test.skip(
    on === 'electron' || process.platform !== 'linux',
    'Only here a test tells what the system’s settings are.',
  );
  const proxy = await startTunnel((request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ models: request.headers['x-goog-api-key'] === KEY ? [{ name: 'models/one' }] : [] }));
  });
  try {
    const app = await start({
      env: {
        STAND_IN_PROXY: `PROXY ${proxy.host}`,
        SSL_CERT_FILE: CERTIFICATE,
        LUMI_GOOGLE_BASE_URL: 'https://provider.test',
        GOOGLE_API_KEY: KEY,
      },
    });
    const { page } = await editorOf(app);
    const reply = await page.evaluate(() =>
      window.lumi?.call('keys.check', { provider: 'google', name: 'GOOGLE_API_KEY' }),
    );
    expect(reply).toMatchObject({ ok: true, value: { state: 'works' } });
    expect(new Set(proxy.asked.map(({ target }) => target))).toEqual(new Set(['provider.test:443']));
    expect(JSON.stringify(proxy.asked)).not.toContain(KEY);
    expect(app.log()).toBe('');
  } finally {
    proxy.close();
  }
});
