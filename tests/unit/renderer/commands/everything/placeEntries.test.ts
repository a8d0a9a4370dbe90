import { describe, expect, it } from 'vitest';
import { fileEntries } from '../../../../../renderer/src/commands/everything/placeEntries.ts';
import type { Studio } from '../../../../../renderer/src/stores/studio.ts';

const recent = (file: string, name: string) => ({ file, name, openedAt: 1 });

describe('the files Ctrl+K finds', () => {
  it('are those that were open last, wherever they lie, then the others of the data folder, each once', async () => {
    const opened: string[] = [];
    const files = { openFile: (file: string) => Promise.resolve(void opened.push(file)) };
    const own = { file: 'owls.lumi.json', name: 'Owls', modifiedAt: 2 };
    const entries = fileEntries(
      { files } as unknown as Studio,
      [recent('/home/me/Documents/foxes.lumi.json', 'Foxes'), recent(own.file, own.name)],
      [own, { ...own, file: 'hares.lumi.json', name: 'Hares' }],
    );
    expect(entries.map(({ sought }) => sought.title)).toEqual(['Foxes', 'Owls', 'Hares']);
    await entries[0]?.run();
    expect(opened).toEqual(['/home/me/Documents/foxes.lumi.json']);
  });
});
