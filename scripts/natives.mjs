/** The native modules of an architecture that is not this machine's: packages for it are made here too. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, run, say } from './prepare.mjs';

/** electron-builder's numbers for architectures. */
const ARCHITECTURES = { 1: 'x64', 3: 'arm64' };

/** electron-builder's hook: refuses to pack an application that could not open its library or a picture. */
export function beforePack({ electronPlatformName, arch }) {
  const missing = missingNatives(electronPlatformName, ARCHITECTURES[arch]);
  if (missing.length === 0) return;
  throw new Error(`Native modules are missing: ${missing.join(', ')}. “npm run dist” fetches them.`);
}

/** Brings sharp's binaries for an architecture beside those of this machine, as the lock file has them. */
export async function fetchNatives(platform, arch, modules = join(root, 'node_modules')) {
  for (const path of missingNatives(platform, arch, modules)) {
    const { version, integrity } = lockedPackages()[`node_modules/${path}`] ?? {};
    if (!integrity) throw new Error(`${path} is not in the lock file.`);
    say(`Fetching ${path} ${version}.`);
    await fetchPackage(`${path}@${version}`, integrity, join(modules, ...path.split('/')));
  }
}

/** Paths below node_modules. */
function missingNatives(platform, arch, modules = join(root, 'node_modules')) {
  const wanted = [`@img/sharp-${platform}-${arch}`, `@img/sharp-libvips-${platform}-${arch}`].filter(
    (name) => lockedPackages()[`node_modules/${name}`] !== undefined,
  );
  // Its package brings the binaries of all systems.
  const sqlite = `better-sqlite3/prebuilds/${platform}-${arch}.node`;
  const all = wanted.length > 0 ? [...wanted, sqlite] : [`@img/sharp-${platform}-${arch}`, sqlite];
  return all.filter((path) => !existsSync(join(modules, ...path.split('/'))));
}

function lockedPackages() {
  return JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
}

async function fetchPackage(spec, integrity, folder) {
  const temporary = mkdtempSync(join(tmpdir(), 'lumi-natives-'));
  try {
    const npm = process.env.npm_execpath;
    const [command, first] = npm?.endsWith('.js') ? [process.execPath, [npm]] : ['npm', []];
    const shell = command === 'npm' && process.platform === 'win32';
    const packed = await run(command, [...first, 'pack', spec, '--silent', '--pack-destination', temporary], { shell });
    const [archive] = readdirSync(temporary);
    if (packed !== 0 || !archive) throw new Error(`${spec} could not be fetched.`);
    const sum = createHash('sha512')
      .update(readFileSync(join(temporary, archive)))
      .digest('base64');
    if (`sha512-${sum}` !== integrity) throw new Error(`${spec} is not what the lock file says it is.`);
    mkdirSync(folder, { recursive: true });
    // Every system that packs has a tar.
    const unpacked = await run('tar', ['-xzf', archive, '--strip-components=1', '-C', folder], { cwd: temporary });
    if (unpacked !== 0) throw new Error(`${spec} could not be unpacked.`);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}
