import { describe, expect, it } from 'vitest';
import { openTestApp } from '../../../../support/testApp.ts';

const UNKNOWN = 'ab'.repeat(32);

describe('the calls that take pictures out of the library', () => {
  it('are refused in words where there is no desktop, and do nothing', async () => {
    const { app } = await openTestApp();
    const ofPictures = ['reveal', 'copy', 'saveCopy', 'prepareDrag', 'dragOut'].map((name) => `picture.${name}`);
    for (const name of [...ofPictures, 'app.paste']) {
      const reply = await app.service.call(name, name === 'app.paste' ? undefined : { id: UNKNOWN });
      expect(reply, name).toMatchObject({ ok: false, error: { code: 'needs-desktop' } });
    }
  });

  it('take an id and never a path', async () => {
    const { app } = await openTestApp();
    for (const id of ['/etc/passwd', '../x', UNKNOWN.toUpperCase(), `${UNKNOWN}/..`]) {
      const reply = await app.service.call('picture.reveal', { id });
      expect(reply, id).toMatchObject({ ok: false, error: { code: 'bad-input' } });
    }
  });
});
