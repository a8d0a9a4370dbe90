import { describe, expect, it } from 'vitest';
import { hideHome } from '../../../../../electron/platform/log/hideHome.ts';
import { growthOf, LINEAR } from '../../../../support/growthOf.ts';

describe('the home folder of a user', () => {
  it.each([
    ['/home/ann', 'in /home/ann', 'in ~'],
    ['/home/ann', '/home/ann/a.png, "/home/ann": /home/ann. And', '~/a.png, "~": ~. And'],
    ['/home/ann/', 'at file:///home/ann/x.ts:3:1', 'at file://~/x.ts:3:1'],
    ['/home/ann lee', 'at file:///home/ann%20lee/x.ts:3:1', 'at file://~/x.ts:3:1'],
    ['/home/ann lee', 'path=%2Fhome%2Fann%20lee%2Fx', 'path=~%2Fx'],
    ['/home/ann lee', 'path=%2Fhome%2Fann+lee%2Fx and cd /home/ann\\ lee/x', 'path=~%2Fx and cd ~/x'],
    ['/home/jörg', String.raw`{"p": "/home/j\u00f6rg/x", "q": "/home/J\u00F6rg"}`, '{"p": "~/x", "q": "~"}'],
    ['/home/ann#1', 'at file:///home/ann%231/x.ts', 'at file://~/x.ts'],
    ['/home/ann-lee (old) [x]{1}+$^|?*', 'in /home/ann-lee (old) [x]{1}+$^|?*/x', 'in ~/x'],
    ['/home/jörg', 'at file:///home/j%c3%b6rg/x.ts and /home/jo\u0308rg/x', 'at file://~/x.ts and ~/x'],
    ['C:\\Users\\ann', 'in C:\\Users\\ann\\.env', 'in ~\\.env'],
    ['C:\\Users\\ann', JSON.stringify({ source: 'C:\\Users\\ann\\.env' }), '{"source":"~\\\\.env"}'],
    ['C:\\Users\\ann', JSON.stringify(JSON.stringify('C:\\Users\\ann\\x')), '"\\"~\\\\\\\\x\\""'],
    ['C:\\Users\\ann', 'at file:///c:/users/Ann/x.ts:3:1', 'at file:///~/x.ts:3:1'],
    ['C:\\Users\\ann lee', 'at file:///C:/Users/ann%20lee/x.ts', 'at file:///~/x.ts'],
  ])('%s is hidden: %s', (home, text, hidden) => {
    expect(hideHome(home)(text)).toBe(hidden);
  });

  it.each(['/home/anna/x', '/home/ann.old/x', '/home/ann-lee', '/home/ann%20lee/x', '/home/annä', 'a fox of ann'])(
    'is not taken for that of another: %s',
    (text) => {
      expect(hideHome('/home/ann')(text)).toBe(text);
    },
  );

  it('gives its name to no other path either', () => {
    expect(hideHome('/home/ann')('/media/ann/USB/x and D:\\ann\\x and /home/bob')).toBe(
      '/media/[user]/USB/x and D:\\[user]\\x and /home/bob',
    );
  });

  it('is nothing to hide where it is the root of everything', () => {
    for (const home of ['', '/']) expect(hideHome(home)('/usr/lib/x')).toBe('/usr/lib/x');
  });

  it('is looked for in time that grows with the text only', async () => {
    const hide = hideHome('/home/ann lee');
    expect(await growthOf((size) => '/home/ann'.repeat(size / 9), 250_000, hide)).toBeLessThan(LINEAR);
  });
});
