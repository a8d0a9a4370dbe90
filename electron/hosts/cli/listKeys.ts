import { openHere, type Surroundings } from './Surroundings.ts';

/** One line a key: its name, where its value comes from, and the provider that uses it. Never a value. */
export async function listKeys(here: Surroundings): Promise<void> {
  await using app = await openHere(here);
  for (const { name, source, provider } of await app.client('keys.list')) {
    here.terminal.line([name, source ?? 'not set', ...(provider === null ? [] : [provider])].join('  '));
  }
}
