import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from './readConfig.ts';

describe('the configuration of packages', () => {
  it('gives Apple silicon a signature where there is no certificate, and leaves room for one', () => {
    const { electronFuses, mac } = readConfig();
    expect(electronFuses).toMatchObject({ resetAdHocDarwinSignature: true });
    // Named, it would keep electron-builder from looking for a certificate; null would keep it from signing at all.
    expect(mac).not.toHaveProperty('identity');
  });

  it('gives the application on a Mac no right but to compile its scripts', () => {
    const { mac } = readConfig() as { readonly mac: Readonly<Record<string, unknown>> };
    expect(mac).toMatchObject({ hardenedRuntime: true });
    for (const name of ['entitlements', 'entitlementsInherit']) {
      const rights = readFileSync(join(import.meta.dirname, '..', '..', '..', String(mac[name])), 'utf8');
      expect([...rights.matchAll(/<key>(.*?)<\/key>/g)].map(([, key]) => key)).toEqual([
        'com.apple.security.cs.allow-jit',
      ]);
    }
  });

  it('offers graphs and groups by their whole extensions where the system knows such', () => {
    const { linux } = readConfig() as Readonly<Record<string, { readonly fileAssociations?: unknown } | undefined>>;
    expect(linux?.fileAssociations).toMatchObject([{ ext: 'lumi.json' }, { ext: 'lumi-group.json' }]);
  });

  it('takes no .json over: it is offered among others on a Mac and on Windows', () => {
    const { mac, win, nsis, fileAssociations } = readConfig() as Readonly<
      Record<string, { readonly fileAssociations?: unknown; readonly include?: string } | undefined>
    >;
    expect(mac?.fileAssociations).toMatchObject([{ ext: 'json', rank: 'Alternate' }]);
    // electron-builder would make each of these the default.
    expect([fileAssociations, win?.fileAssociations, nsis?.fileAssociations]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const installer = readFileSync(join(import.meta.dirname, '..', '..', '..', String(nsis?.include)), 'utf8');
    const written = [...installer.matchAll(/^\s*Write\w+ \S+ "Software\\Classes\\(\.[^"]*)"/gm)];
    expect(written.map(([, key]) => key)).toEqual(['.json\\OpenWithProgids']);
  });

  it('keeps the token of a checkout from the scripts that run after it', () => {
    const workflow = readFileSync(
      join(import.meta.dirname, '..', '..', '..', '.github', 'workflows', 'ci.yml'),
      'utf8',
    );
    const steps = workflow.split(/^ {6}- /m).filter((step) => step.startsWith('uses: actions/checkout@'));
    expect(steps).toHaveLength(2);
    for (const step of steps) expect(step).toContain('persist-credentials: false');
  });

  it('leaves the name to package.json, where Electron reads it', () => {
    expect(readConfig()).not.toHaveProperty('productName');
  });
});
