import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawInPackage, type Drawn } from './drawInPackage.ts';
import { linuxEntriesProgram, type LinuxEntries } from './linuxEntries.ts';
import { stubElectron } from './stubElectron.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const PACKING_MS = 120_000;
const MIB = 1024 * 1024;

interface Asar {
  listPackage(archive: string, options: { readonly isPack: boolean }): string[];
  extractAll(archive: string, folder: string): void;
}
// electron-builder brings it; its own types are of another module system.
const asar = createRequire(import.meta.url)('@electron/asar') as Asar;
const electronVersion = versionOf('electron');

let folder: string;
let unpacked: string;
let archive: string;

/** Files of the archive, those beside it included, without a leading slash. */
function packedFiles(): readonly string[] {
  return asar.listPackage(archive, { isPack: false }).map((path) => path.replace(/^[\\/]/, '').replaceAll('\\', '/'));
}

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('a package', () => {
  /** Builds what is out of date and packs it, with a stub in Electron's place: nothing is fetched. */
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lumi-package-'));
    const script = `
    import { ensureDesktop, ensurePage } from ${JSON.stringify(join(ROOT, 'scripts', 'prepare.mjs'))};
    import { makeIcons } from ${JSON.stringify(join(ROOT, 'scripts', 'icons.mjs'))};
    await ensurePage(); await ensureDesktop(); await makeIcons();`;
    await node(['--input-type=module', '--eval', script]);
    await node([
      join(ROOT, 'node_modules', 'electron-builder', 'cli.js'),
      '--linux',
      'dir',
      '--x64',
      '--publish=never',
      `-c.electronDist=${stubElectron(join(folder, 'electron'), electronVersion)}`,
      `-c.directories.output=${join(folder, 'dist')}`,
    ]);
    unpacked = join(folder, 'dist', 'linux-unpacked');
    archive = join(unpacked, 'resources', 'app.asar');
  }, PACKING_MS);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('holds what runs, and nothing it was made of', () => {
    const files = packedFiles();
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'examples/sample.lumi.json',
        'templates/templates.json',
        'templates/text-to-image.lumi.json',
        'templates/text-to-image.webp',
        'templates/pictures/room.webp',
        'out/desktop/main.js',
        'out/desktop/preload.cjs',
        'out/desktop/openApp.js',
        'out/desktop/openService.js',
        'out/desktop/galleryWorker.js',
        'out/desktop/imageProcess.js',
        'out/renderer/index.html',
        'out/icons/png/256x256.png',
      ]),
    );
    expect(new Set(files.map((path) => path.split('/')[0]))).toEqual(
      new Set(['examples', 'node_modules', 'out', 'package.json', 'templates']),
    );
    expect(files.filter((path) => /\.(tsx?|map|h|cpp|gypi?)$/.test(path))).toEqual([]);
    expect(files.filter((path) => /^out\/[^/]+$/.test(path))).toEqual(['out/desktop', 'out/icons', 'out/renderer']);
    expect(files.filter((path) => path.startsWith('out/icons/') && path.endsWith('.png'))).toHaveLength(1);
  });

  it('brings of node_modules the native modules and what these need', () => {
    const packages = packedFiles().flatMap(
      (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\/package\.json$/.exec(path)?.[1] ?? [],
    );
    expect(packages.sort()).toEqual([
      '@img/colour',
      '@img/sharp-libvips-linux-x64',
      '@img/sharp-linux-x64',
      'better-sqlite3',
      'detect-libc',
      'semver',
      'sharp',
    ]);
    const natives = packedFiles().filter((path) => /\.node$|\.so/.test(path));
    expect(natives.map((path) => path.split('/').at(-1)).sort()).toEqual([
      'libvips-cpp.so.8.18.7',
      'linux-x64.node',
      'sharp-linux-x64-0.35.5.node',
    ]);
  });

  it('keeps beside the archive what the system loads, and little else', () => {
    const beside = readdirSync(`${archive}.unpacked`, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(archive.length + '.unpacked/'.length));
    expect(beside.filter((path) => /\.node$|\.so/.test(path))).toHaveLength(3);
    const owners = new Set(beside.map((path) => /^node_modules\/(@[^/]+\/[^/]+|[^/]+)\//.exec(path)?.[1]));
    expect(owners).toEqual(new Set(['@img/sharp-libvips-linux-x64', '@img/sharp-linux-x64', 'better-sqlite3']));
  });

  it('is small', () => {
    expect(statSync(archive).size).toBeLessThan(7.5 * MIB);
    expect(packedFiles().length).toBeLessThan(300);
  });

  it('has a description of itself without scripts and packages for developers', () => {
    asar.extractAll(archive, join(folder, 'app'));
    const own = JSON.parse(readFileSync(join(folder, 'app', 'package.json'), 'utf8')) as Record<string, unknown>;
    expect(own).toMatchObject({ name: 'lumi-studio', main: 'out/desktop/main.js', type: 'module' });
    // Electron looks for these here and nowhere else.
    expect(own).toMatchObject({ productName: 'Lumi Studio', desktopName: 'lumi-studio.desktop' });
    expect(Object.keys(own)).not.toContain('devDependencies');
    expect(Object.keys(own)).not.toContain('scripts');
  });

  it('looks for no updates while no place for them is named', () => {
    expect(readdirSync(join(unpacked, 'resources'))).not.toContain('app-update.yml');
  });

  it('has every fuse set that keeps foreign code out of it', async () => {
    const fuses = await node([
      join(ROOT, 'node_modules', '@electron', 'fuses', 'dist', 'bin.js'),
      'read',
      '--app',
      join(unpacked, 'lumi-studio'),
    ]);
    const states = [...fuses.matchAll(/^\s*(\w+) is (Enabled|Disabled)$/gm)].map(([, name, state]) => [name, state]);
    expect(Object.fromEntries(states)).toMatchObject({
      RunAsNode: 'Disabled',
      EnableCookieEncryption: 'Enabled',
      EnableNodeOptionsEnvironmentVariable: 'Disabled',
      EnableNodeCliInspectArguments: 'Disabled',
      EnableEmbeddedAsarIntegrityValidation: 'Enabled',
      OnlyLoadAppFromAsar: 'Enabled',
      LoadBrowserProcessSpecificV8Snapshot: 'Disabled',
      GrantFileProtocolExtraPrivileges: 'Disabled',
    });
  });

  it('tells a Linux desktop which window is its, and starts in its sandbox', async () => {
    const told = await node(['--input-type=module', '--eval', linuxEntriesProgram(unpacked, join(folder, 'dist'))]);
    const { appImage, deb } = lastJson(told) as LinuxEntries;
    expect(appImage).toMatchObject({
      fileName: 'lumi-studio.desktop',
      Name: 'Lumi Studio',
      Exec: 'AppRun %U',
      StartupWMClass: 'lumi-studio',
      MimeType: 'application/x-lumi-workflow+json;application/x-lumi-group+json;',
    });
    expect(deb.some((word) => word.endsWith('=/usr/share/applications/lumi-studio.desktop'))).toBe(true);
    expect([...Object.values(appImage), ...deb].join(' ')).not.toContain('no-sandbox');
    // Nobody's, so no stranger gets the letters.
    expect(deb[deb.indexOf('--url') + 1]).toMatch(/^https:\/\/[a-z-]+\.example$/);
    expect(deb[deb.indexOf('--maintainer') + 1]).toMatch(/@[a-z-]+\.example>$/);
  });

  it('brings one language of Electron’s', () => {
    expect(readdirSync(join(unpacked, 'locales'))).toEqual(['en-US.pak']);
  });

  it('has icons in the sizes of each system, drawn from one picture', () => {
    const icons = join(ROOT, 'out', 'icons');
    const ico = readFileSync(join(icons, 'icon.ico'));
    const inIco = Array.from({ length: ico.readUInt16LE(4) }, (_, number) => {
      const entry = 6 + 16 * number;
      return pngSize(ico, ico.readUInt32LE(entry + 12), ico.readUInt32LE(entry + 8));
    });
    expect(inIco).toEqual([16, 24, 32, 48, 64, 128, 256]);
    const icns = readFileSync(join(icons, 'icon.icns'));
    expect(icns.readUInt32BE(4)).toBe(icns.length);
    const inIcns: number[] = [];
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
      inIcns.push(pngSize(icns, at + 8, icns.readUInt32BE(at + 4) - 8));
    expect(inIcns).toEqual([16, 32, 32, 64, 128, 256, 256, 512, 512, 1024]);
    expect(readdirSync(join(icons, 'png'))).toContain('512x512.png');
  });

  it('opens its library, draws a picture and receives one, from nothing but what was packed', async () => {
    const app = join(folder, 'app');
    asar.extractAll(archive, app);
    const program = drawInPackage(app);
    const home = join(folder, 'home');
    // Started far from the project, so that no module of it can be found.
    const told = await node([program], {
      cwd: folder,
      env: { LUMI_HOME: home, HOME: folder, SHELL: '/bin/false' },
    });
    const drawn = lastJson(told) as Drawn;
    expect(drawn).toMatchObject({ outcome: 'completed', version: versionOf(ROOT), door: 'desktop' });
    expect(drawn.pictures.length).toBeGreaterThan(0);
    expect(readFileSync(drawn.pictures[0]!).subarray(1, 4).toString()).toBe('PNG');
    expect(readFileSync(drawn.thumbnail).subarray(8, 12).toString()).toBe('WEBP');
    // One looks for pictures, one hashes them.
    expect(drawn.threads).toEqual(['works', 'works']);
  });
});

/** px; the picture is a square. Its last chunk ends where it does. */
function pngSize(data: Buffer, at: number, bytes: number): number {
  expect(data.toString('latin1', at + 1, at + 4)).toBe('PNG');
  expect(data.toString('latin1', at + bytes - 8, at + bytes - 4)).toBe('IEND');
  expect(data.readUInt32BE(at + 16)).toBe(data.readUInt32BE(at + 20));
  return data.readUInt32BE(at + 16);
}

function versionOf(name: string): string {
  const file = name === ROOT ? join(ROOT, 'package.json') : join(ROOT, 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

/** What a program printed last, after what others said. */
function lastJson(told: string): unknown {
  return JSON.parse(told.split('\n').findLast((line) => line.startsWith('{')) ?? '{}');
}

/** Runs Node to its end. Gives what it printed; a failure has all it said in its message. */
async function node(
  args: readonly string[],
  options: { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<string> {
  const { cwd = ROOT, env } = options;
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [...args], {
      cwd,
      env: { PATH: process.env['PATH'], ...env },
    });
    return stdout;
  } catch (caught) {
    const { stdout, stderr, message } = caught as { stdout?: string; stderr?: string; message: string };
    throw new Error(`${message}\n${stdout ?? ''}\n${stderr ?? ''}`, { cause: caught });
  }
}
