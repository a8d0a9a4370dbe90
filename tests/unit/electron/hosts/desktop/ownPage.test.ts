import { describe, expect, it } from 'vitest';
import { isOwnAddress, isOwnFrame } from '../../../../../electron/hosts/desktop/ownPage.ts';

const STRANGE = [
  'https://lumi/',
  'app://lumi.example.com/',
  'app://other/',
  'app://user@lumi/',
  'app://user:word@lumi/',
  'app://lumi:80/',
  'app:lumi',
  'file:///lumi/',
  'about:srcdoc',
  'data:text/html,app://lumi/',
  'blob:app://lumi/1',
  '',
  'nonsense',
];

describe('the page’s own address', () => {
  it.each(['app://lumi/', 'app://lumi/assets/index.js', 'app://lumi/?x#y'])('is %s', (address) => {
    expect(isOwnAddress(address)).toBe(true);
  });

  it.each(STRANGE)('is not “%s”', (address) => {
    expect(isOwnAddress(address)).toBe(false);
  });
});

describe('a sender', () => {
  const top = { url: 'app://lumi/', parent: null };

  it('is believed when it is the page itself', () => {
    expect(isOwnFrame(top)).toBe(true);
  });

  it('is not when it has gone, lies within another, or shows something else', () => {
    expect(isOwnFrame(null)).toBe(false);
    expect(isOwnFrame({ ...top, parent: top as never })).toBe(false);
    for (const url of STRANGE) expect(isOwnFrame({ url, parent: null })).toBe(false);
  });
});
