import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const TEMPLATES = join(import.meta.dirname, '..', '..', '..', '..', '..', 'templates');

function terminal() {
  const home = join(tempFolder(), 'home');
  mkdirSync(home);
  return (...args: readonly string[]) => runHere(args, { env: { LUMI_HOME: home } });
}
const file = (id: string) => join(TEMPLATES, `${id}.lumi.json`);
const picture = (name: string) => join(TEMPLATES, 'pictures', name);

describe('a template on the command line', () => {
  it('runs where it needs nothing of the library', async () => {
    const lumi = terminal();
    const { code, stdout } = await lumi('run', file('text-to-image'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/[0-9a-f]{64}\.png  1264x848  seed 20  \$0\.00/);
  });

  it('that goes by a picture is refused with the way to name it, and runs with that', async () => {
    const lumi = terminal();
    const refused = await lumi('run', file('edit-by-reference'));
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('“room.webp” is not in the library.');
    expect(refused.stderr).toContain("--set 'picture.pictures=FILE'");
    expect((await lumi('check', file('edit-by-reference'))).stdout).toContain("--set 'picture.pictures=FILE'");
    const named = await lumi('run', file('edit-by-reference'), '--set', `picture.pictures=${picture('room.webp')}`);
    expect(named.code).toBe(0);
  });

  it('that goes by a reference set is refused by its name where the library lacks it', async () => {
    const { code, stderr } = await terminal()('run', file('character-sheet'));
    expect(code).toBe(2);
    expect(stderr).toContain('the reference set “Mara (sample character)” is not in this library');
  });
});
