import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const source = fileURLToPath(new URL('../../../../../renderer/src/', import.meta.url));

/** `.name {` at the beginning of a line: what a thing looks like wherever it stands, not what changes within another. */
function classesOf(css: string): readonly string[] {
  return [...css.matchAll(/^\.([a-z][\w-]*) \{/gm)].map(([, name = '']) => name);
}

it('lets no room of the page dress what another calls by the same class', () => {
  const rooms = new Map<string, Set<string>>();
  for (const file of globSync('**/*.css', { cwd: source })) {
    if (file.startsWith('ui/styles/')) continue;
    for (const name of classesOf(readFileSync(source + file, 'utf8')))
      rooms.set(name, (rooms.get(name) ?? new Set()).add(file.split('/')[0] ?? ''));
  }
  expect(rooms.size).toBeGreaterThan(500);
  expect([...rooms].filter(([, of]) => of.size > 1).map(([name, of]) => [name, ...of])).toEqual([]);
});
