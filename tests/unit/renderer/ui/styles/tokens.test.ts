import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { SOCKET_TITLES } from '#shared/graph/SocketValues';

const sheet = readFileSync(new URL('../../../../../renderer/src/ui/styles/tokens.css', import.meta.url), 'utf8');

it('has a colour for every socket type, in each theme, and for nothing else', () => {
  const themes = sheet.split('}').map((block) => [...block.matchAll(/--socket-([\w-]+):/g)].map(([, type]) => type));
  const coloured = themes.filter((types) => types.length > 0);
  expect(coloured).toEqual([Object.keys(SOCKET_TITLES), Object.keys(SOCKET_TITLES)]);
});
