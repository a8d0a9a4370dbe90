import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startGoogleServer } from '../../../../support/providers/googleServer.ts';
import type { ProviderServer } from '../../../../support/providers/providerServer.ts';
import { runHere } from '../../../../support/runHere.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

let folder: string;
let server: ProviderServer;

beforeEach(async () => {
  folder = tempFolder();
  server = await startGoogleServer({ scale: 0.05 });
});
afterEach(() => server.close());

function lumi(...args: readonly string[]) {
  const env = { LUMI_HOME: join(folder, 'home'), LUMI_GOOGLE_BASE_URL: server.url, GOOGLE_API_KEY: server.key };
  return runHere(args, { env });
}

/** A graph whose prompt is drawn, written by hand: `seed` as it stands in the file. */
function fileOf(text: string, seed: string, more = ''): string {
  const path = join(folder, 'graph.lumi.json');
  writeFileSync(
    path,
    `{ "format": "lumi-workflow", "version": 1, "name": "Drawn", "nodes": [
      { "id": "w", "type": "wildcards", "position": { "x": 0, "y": 0 }, "fields": { "text": ${JSON.stringify(text)}, "seed": ${seed}${more} } },
      { "id": "p", "type": "google-provider", "position": { "x": 0, "y": 0 } },
      { "id": "c", "type": "gemini-config", "position": { "x": 0, "y": 0 } },
      { "id": "g", "type": "image-processor", "position": { "x": 0, "y": 0 } } ],
    "edges": [
      { "from": { "node": "p", "socket": "provider" }, "to": { "node": "g", "socket": "provider" } },
      { "from": { "node": "c", "socket": "config" }, "to": { "node": "g", "socket": "config" } },
      { "from": { "node": "w", "socket": "text" }, "to": { "node": "g", "socket": "prompt" } } ] }`,
  );
  return path;
}

function addWildcard(name: string, text: string): void {
  mkdirSync(join(folder, 'home', 'wildcards'), { recursive: true });
  writeFileSync(join(folder, 'home', 'wildcards', name), text);
}

const prompts = () =>
  server.requests.map(
    ({ body }) => (body as { contents: { parts: { text: string }[] }[] }).contents[0]?.parts[0]?.text,
  );

const MANY = `{${Array.from({ length: 1000 }, (_, at) => String(at)).join('|')}}`;

describe('wildcards on the command line', () => {
  it('read the seed of a file exactly, and one that is set', async () => {
    addWildcard('animal.txt', 'bear\nfox\n# comment\n\nwolf\nfox\n');
    const path = fileOf('a __animal__ in snow', '9007199254740993');
    expect((await lumi('run', path)).code).toBe(0);
    // As a double it would be …992, which draws another.
    expect(prompts()).toEqual(['a fox in snow']);
    await lumi('run', path, '--set', 'w.seed=18446744073709551615');
    await lumi('run', path, '--set', 'w.seed=42');
    expect(prompts()).toEqual(['a fox in snow', 'a bear in snow', 'a wolf in snow']);
    const refused = await lumi('run', path, '--set', 'w.seed=18446744073709551616');
    expect(refused).toMatchObject({ code: 2 });
    expect(refused.stderr).toContain('Seed must be a whole number from 0 to 18446744073709551615');
  });

  it('draw anew at each run with seed 0, and keep what was drawn as a seed', async () => {
    const path = fileOf(MANY, '0');
    for (let run = 0; run < 3; run += 1) expect((await lumi('run', path)).code).toBe(0);
    expect(new Set(prompts()).size).toBe(3);
    expect(readFileSync(path, 'utf8')).toContain('"seed": 0 ');
    const { stdout } = await lumi('run', path, '--events');
    expect(stdout).toContain('run-finished');
  });

  it('draw what they drew when a run goes on, though the files have changed since', async () => {
    addWildcard('animal.txt', 'bear');
    server.respondWith(['blocked-prompt']);
    const path = fileOf('a __animal__ in snow', '0', ', "count": 3');
    expect((await lumi('run', path, '--concurrency', '1', '--on-error', 'continue')).code).toBe(1);
    addWildcard('animal.txt', 'whale');
    const [runId = ''] = (await lumi('runs')).stdout.split(' ');
    await lumi('run', '--resume', runId);
    expect(prompts().every((prompt) => prompt === 'a bear in snow')).toBe(true);
    await lumi('run', path, '--again');
    expect(prompts().at(-1)).toBe('a whale in snow');
  });

  it('draw sixteen prompts for sixteen pictures', async () => {
    expect((await lumi('run', fileOf(MANY, '5', ', "count": 16'))).code).toBe(0);
    expect(new Set(prompts()).size).toBe(16);
  });

  it('refuse a brace that is not closed before anything is sent', async () => {
    const { code, stdout, stderr } = await lumi('check', fileOf('a {red|grey fox', '1'));
    expect(code).toBe(2);
    expect(stdout + stderr).toContain('The { at line 1, column 3 is not closed.');
    expect((await lumi('run', fileOf('a {red|grey fox', '1'))).code).toBe(2);
    expect(server.requests).toHaveLength(0);
  });

  it('find wildcards in the folders of LUMI_WILDCARDS', async () => {
    mkdirSync(join(folder, 'one'));
    mkdirSync(join(folder, 'two'));
    writeFileSync(join(folder, 'one', 'a.txt'), 'fox');
    writeFileSync(join(folder, 'two', 'b.yaml'), 'deep:\n  b:\n    - owl\n');
    const env = {
      LUMI_HOME: join(folder, 'home'),
      LUMI_GOOGLE_BASE_URL: server.url,
      GOOGLE_API_KEY: server.key,
      LUMI_WILDCARDS: `${join(folder, 'one')}:${join(folder, 'two')}`,
    };
    const { code } = await runHere(['run', fileOf('__a__ and __b__', '1')], { env });
    expect(code).toBe(0);
    expect(prompts()).toEqual(['fox and owl']);
  });
});
