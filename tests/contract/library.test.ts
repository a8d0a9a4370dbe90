import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Announcement } from '#shared/api/contract';
import { openApp } from '../../electron/hosts/openApp.ts';
import type { ShellPort } from '../../electron/service/ports/ShellPort.ts';
import { pngPicture } from '../support/pngPicture.ts';
import { tempFolder } from '../support/tempFolder.ts';
import { openTestApp } from '../support/testApp.ts';

/** The application of the desktop; `answers` is what the user chooses in the system's dialogs. */
async function openDesktop(answers: { readonly folder?: string; readonly save?: string }) {
  const suggested: string[] = [];
  let restarts = 0;
  const shell = {
    chooseFolder: () => Promise.resolve(answers.folder),
    chooseSave: ({ suggestedPath }: { suggestedPath: string }) => {
      suggested.push(suggestedPath);
      return Promise.resolve(answers.save);
    },
    restart: () => restarts++,
  } as unknown as ShellPort;
  const { app, home, close } = await openTestApp({}, { door: 'desktop', shell });
  return { client: app.client, service: app.service, home, close, suggested, restarted: () => restarts };
}

describe('the care of the library', () => {
  it('tells how far a check is, can be ended, and has pages look anew', async () => {
    const { app } = await openTestApp();
    const heard: Announcement[] = [];
    app.service.announcements.subscribe(({ announcement }) => heard.push(announcement));
    await app.service.importPictures([{ name: 'fox.png', bytes: [pngPicture({ width: 8, height: 8 })] }]);
    const job = randomUUID();
    expect(await app.client('library.check', { job })).toMatchObject({ pictures: 1, index: [] });
    expect(heard).toContainEqual({ kind: 'job', job, done: 1, total: 1 });
    expect(heard.at(-1)).toEqual({ kind: 'pictures-changed', ids: null });
    const ended = randomUUID();
    const check = app.client('library.check', { job: ended });
    await app.client('job.cancel', { job: ended });
    await expect(check).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('backs up where the user says, and does nothing where the user does not', async () => {
    const save = join(tempFolder(), 'backup.sqlite');
    const { client, suggested } = await openDesktop({ save });
    expect(await client('library.backup', { job: randomUUID() })).toMatchObject({ file: save });
    expect(existsSync(save)).toBe(true);
    expect(suggested[0]).toMatch(/^lumi-library \d{4}-\d\d-\d\d\.sqlite$/);
    await expect(client('library.backup', { job: randomUUID() })).rejects.toMatchObject({ code: 'file-conflict' });
    const { client: other } = await openDesktop({});
    expect(await other('library.backup', { job: randomUUID() })).toBeNull();
    expect(await other('library.chooseMove')).toBeNull();
    expect(await other('library.choose', { folder: null })).toBeNull();
  });

  it('moves at the next start to the folder that was chosen, once it was started again', async () => {
    const folder = join(tempFolder(), 'new place');
    const { client, home, close, restarted } = await openDesktop({ folder });
    expect(await client('library.chooseMove')).toEqual({ next: folder });
    expect(await client('library.places')).toMatchObject({ current: join(home, 'library'), next: folder, moves: true });
    expect(existsSync(join(folder, 'index.sqlite'))).toBe(false);
    await client('library.restart');
    expect(restarted()).toBe(1);
    // It may be thought better of.
    await client('library.choose', { folder: join(home, 'library') });
    expect(await client('library.places')).toMatchObject({ next: null, moves: false });
    await client('library.chooseMove');
    await close();
    const app = await openApp({ env: { LUMI_HOME: home }, door: 'desktop', onMoving: () => undefined });
    expect(await app.client('library.places')).toMatchObject({ current: folder, next: null });
    await app[Symbol.asyncDispose]();
  });

  it('lets a page name only libraries that are known; a browser has no dialogs of the system', async () => {
    const folder = join(tempFolder(), 'other');
    mkdirSync(folder);
    const { app } = await openTestApp();
    for (const wanted of [folder, '/etc', '../other'])
      await expect(app.client('library.choose', { folder: wanted })).rejects.toMatchObject({ code: 'bad-input' });
    for (const call of ['library.chooseMove', 'library.restart'] as const)
      await expect(app.client(call)).rejects.toMatchObject({ code: 'needs-desktop' });
    await expect(app.client('library.backup', { job: randomUUID() })).rejects.toMatchObject({
      code: 'needs-desktop',
      hint: expect.stringContaining('library backup FILE') as string,
    });
  });
});
