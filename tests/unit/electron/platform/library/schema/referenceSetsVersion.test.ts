import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../../../../../support/tempFolder.ts';
import { openIn } from '../records.ts';

const [MARA, OTTO] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'] as const;

describe('a library of the version that brought reference sets', () => {
  it('keeps every version of a set, and those that were removed', async () => {
    const folder = tempFolder();
    cpSync(join(import.meta.dirname, '../../../../../fixtures/libraries/v6'), folder, { recursive: true });
    const library = openIn(folder);
    expect(library.referenceSets()).toMatchObject([
      { id: MARA, name: 'Mara', version: 2, savedAt: 3500 },
      { id: OTTO, name: 'Otto', version: 1, removedAt: 3700, pictures: [] },
    ]);
    const notes = library.referenceSetVersions(MARA).map(({ pictures }) => pictures.map(({ note }) => note));
    expect(notes).toEqual([['', 'red coat'], ['from the left']]);
    expect(library.details(library.referenceSet(MARA, 1)?.pictures[0]?.image.id ?? '')?.made?.prompt).toBe('a fox');
    await library.close();
  });
});
