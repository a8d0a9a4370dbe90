import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHttpServer } from '../support/rawServer.ts';
import { editorOf, expect, test } from './support/test.ts';

test.skip(
  ({ on }) => on === 'electron' || process.platform !== 'linux',
  'What is not packaged looks for no updates; the stand-in has what an AppImage looks for them with.',
);

const NEWER = `version: 99.0.0
files: [{ url: lumi.AppImage, sha512: none, size: 1 }]
path: lumi.AppImage
sha512: none
releaseDate: 2026-01-01
`;

test('a package that names a place looks there for a newer version and fetches it, by the updater as it was built', async ({
  start,
  home,
}) => {
  const asked: string[] = [];
  const server = await startHttpServer(({ url = '' }, response) => {
    asked.push(url.replace(/\?.*/, ''));
    if (url.startsWith('/updates/latest-linux.yml')) response.end(NEWER);
    else response.writeHead(404).end();
  });
  try {
    const resources = join(home, 'resources');
    mkdirSync(resources);
    writeFileSync(
      join(resources, 'app-update.yml'),
      `provider: generic\nurl: ${server.url}/updates\nupdaterCacheDirName: updates\n`,
    );
    const app = await start({
      env: {
        STAND_IN_PACKAGED: '1',
        STAND_IN_RESOURCES: resources,
        APPIMAGE: join(home, 'lumi.AppImage'),
        XDG_CACHE_HOME: join(home, 'cache'),
      },
    });
    await editorOf(app);
    await expect.poll(() => new Set(asked)).toEqual(new Set(['/updates/latest-linux.yml', '/updates/lumi.AppImage']));
    // What fails is a line in the log, and the application goes on.
    await expect.poll(() => logsOf(home)).toContain('404');
    expect(app.log()).toBe('');
  } finally {
    await server.close();
  }
});

function logsOf(home: string): string {
  const folder = join(home, 'logs');
  return readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
}
