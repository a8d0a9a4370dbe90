import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const DOCUMENTS = ['ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md'];

const files = ['tests', 'shared', 'electron', 'renderer/src'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
    join(folder, path).replaceAll('\\', '/'),
  ),
);
/** One line, whatever the width of the document. */
const textOf = (document: string) => readFileSync(join(ROOT, document), 'utf8').replaceAll(/\s+/g, ' ');
const filesCalled = (name: string) => files.filter((path) => path === name || path.endsWith(`/${name}`));

describe.each(DOCUMENTS)('the tests that %s names', (document) => {
  const text = textOf(document);
  const named = [...text.matchAll(/`([\w./]+\.(?:test|spec)\.ts)`(?:: ([^;|)`]+))?/g)].map(([, file = '', words]) => ({
    file,
    // Commas part the names.
    tests: words?.split(',').map((name) => name.trim()) ?? [],
  }));

  it('are there, each file once', () => {
    expect(named.filter(({ file }) => filesCalled(file).length !== 1)).toEqual([]);
  });

  it('are called so', () => {
    const missing = named.flatMap(({ file, tests }) => {
      const [path] = filesCalled(file);
      const source = path === undefined ? '' : readFileSync(join(ROOT, path), 'utf8');
      return tests.filter((name) => !source.includes(name)).map((name) => `${file}: ${name}`);
    });
    expect(missing).toEqual([]);
  });
});
