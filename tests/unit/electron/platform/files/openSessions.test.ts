import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SecretFoundError } from '#shared/errors/inputErrors';
import { openSessions } from '../../../../../electron/platform/files/openSessions.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const PAGE = {
  page: '00000000-0000-4000-8000-000000000001',
  browser: '00000000-0000-4000-8000-000000000002',
  endedAt: null,
  session: { activeId: 'x', tabs: [{ id: '00000000-0000-4000-8000-000000000003', file: 'foxes.lumi.json' }] },
};
const clean = () => undefined;

describe('what pages had open', () => {
  it('is there at the next start', async () => {
    const folder = tempFolder();
    const first = await openSessions(folder, clean);
    expect(first.kept).toEqual([]);
    await first.write([PAGE]);
    expect((await openSessions(folder, clean)).kept).toEqual([PAGE]);
  });

  it('is none where it cannot be understood', async () => {
    const folder = tempFolder();
    const tooMany = Array.from({ length: 501 }, () => PAGE.session.tabs[0]);
    for (const text of [
      '',
      '{',
      '[]',
      JSON.stringify({ version: 2, pages: [PAGE] }),
      JSON.stringify({ version: 1, pages: [{ ...PAGE, page: '../x' }] }),
      JSON.stringify({ version: 1, pages: [{ ...PAGE, session: { activeId: 'x', tabs: tooMany } }] }),
    ]) {
      writeFileSync(join(folder, 'sessions.json'), text);
      expect((await openSessions(folder, clean)).kept).toEqual([]);
    }
  });

  it('is written without places where a key stands in one', async () => {
    const folder = tempFolder();
    const sessions = await openSessions(folder, (text) => {
      if (text.includes('secret')) throw new SecretFoundError('A key.');
    });
    const tabs = PAGE.session.tabs.map((tab) => ({ ...tab, place: { path: 'secret' } }));
    await sessions.write([{ ...PAGE, session: { ...PAGE.session, tabs } }]);
    expect((await openSessions(folder, clean)).kept).toEqual([PAGE]);
  });

  it('is not written with a key in it', async () => {
    const folder = tempFolder();
    const sessions = await openSessions(folder, (text) => {
      if (text.includes('secret')) throw new Error('A key.');
    });
    await sessions.write([PAGE]);
    const tabs = PAGE.session.tabs.map((tab) => ({ ...tab, file: '/secret/foxes.lumi.json' }));
    await expect(sessions.write([{ ...PAGE, session: { ...PAGE.session, tabs } }])).rejects.toThrow('A key.');
    expect(readFileSync(join(folder, 'sessions.json'), 'utf8')).not.toContain('secret');
  });
});
