import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openTestApp } from '../support/testApp.ts';

const KEY = `AIza${'k'.repeat(35)}`;

it('values of wildcards, and what is drawn from them, are told without the keys in them', async () => {
  const { app, home } = await openTestApp();
  mkdirSync(join(home, 'wildcards'), { recursive: true });
  writeFileSync(join(home, 'wildcards', 'a.txt'), `a fox of ${KEY}`);
  expect(await app.client('wildcards.values', { name: 'a' })).toEqual({
    values: [{ text: 'a fox of [key removed]', weight: 1 }],
    total: 1,
  });
  expect(await app.client('wildcards.draw', { text: `__a__ __${KEY}__`, seed: 1, count: 1 })).toMatchObject({
    draws: [{ text: 'a fox of [key removed] __[key removed]' }],
    missing: ['[key removed]'],
  });
});
