import { describe, expect, it } from 'vitest';
import { readConfig } from './readConfig.ts';

describe('the configuration of packages', () => {
  it('gives Apple silicon a signature where there is no certificate, and leaves room for one', () => {
    const { electronFuses, mac } = readConfig();
    expect(electronFuses).toMatchObject({ resetAdHocDarwinSignature: true });
    // Named, it would keep electron-builder from looking for a certificate; null would keep it from signing at all.
    expect(mac).not.toHaveProperty('identity');
  });

  it('leaves the name to package.json, where Electron reads it', () => {
    expect(readConfig()).not.toHaveProperty('productName');
  });
});
