import { openApp } from '../openApp.ts';
import { printLine, printToStderr } from './print.ts';

/** One line a key: its name, where its value comes from, and the provider that uses it. Never a value. */
export async function listKeys(): Promise<void> {
  await using app = await openApp({ echo: printToStderr });
  for (const { name, source, provider } of await app.service.ports.keys.list()) {
    printLine([name, source ?? 'not set', ...(provider === null ? [] : [provider])].join('  '));
  }
}
