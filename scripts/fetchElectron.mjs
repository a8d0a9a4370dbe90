/**
 * Fetches Electron's program into node_modules, telling how far it is. The electron package fetches it too, on its first use, but silently
 * and for as long as it takes. Runs under the project's Node; ends with 1 where it cannot be had.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runTool, say } from './prepare.mjs';

const CONNECT_TIMEOUT_MS = 5000;
/** Without a byte arriving. */
const STALL_TIMEOUT_MS = 30_000;
const MB = 1_000_000;

const require = createRequire(join(root, 'node_modules', 'electron', 'package.json'));
const { version } = require('./package.json');
const { downloadArtifact, FetchDownloader, initializeProxy } = await import(
  pathToFileURL(require.resolve('@electron/get')).href
);

if (process.env.HTTPS_PROXY ?? process.env.https_proxy) initializeProxy();
try {
  // Into Electron's own cache, from where its installer takes it; nothing is fetched where it is there already.
  await downloadArtifact({
    version,
    artifactName: 'electron',
    platform: process.platform,
    arch: process.arch,
    checksums: require('./checksums.json'),
    cacheRoot: process.env.electron_config_cache,
    downloader: { download },
  });
  process.exitCode = await runTool('electron/install.js', []);
} catch {
  // Whoever asked for it says what follows; why the network failed is of no use to them.
  process.exitCode = 1;
}

async function download(url, path) {
  const signal = AbortSignal.timeout(CONNECT_TIMEOUT_MS);
  const { status } = await fetch(url, { method: 'HEAD', redirect: 'manual', signal });
  if (status >= 400) throw new Error(`The server answers ${status}.`);
  say(`Fetching Electron ${version}. This is done once.`);
  const stalled = new AbortController();
  const watch = setTimeout(() => stalled.abort(), STALL_TIMEOUT_MS);
  let told = 0;
  const getProgressCallback = ({ percent, transferred, total }) => {
    watch.refresh();
    const tenth = Math.floor(percent * 10);
    if (tenth > told) say(`  ${tenth * 10} % of ${Math.round((total ?? transferred) / MB)} MB`);
    told = Math.max(told, tenth);
    return Promise.resolve();
  };
  try {
    await new FetchDownloader().download(url, path, { quiet: true, signal: stalled.signal, getProgressCallback });
  } finally {
    clearTimeout(watch);
  }
}
