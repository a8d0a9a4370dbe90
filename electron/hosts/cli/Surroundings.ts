import type { AppOptions } from '../AppOptions.ts';
import { openApp, type App } from '../openApp.ts';
import type { Terminal } from '../terminal.ts';

/** What the command line is started in. It looks for none of it in the process, so that several can run in one. */
export interface Surroundings {
  readonly env: NonNullable<AppOptions['env']>;
  /** Where a `.env` is looked for; `undefined`: nowhere. */
  readonly workingFolder: string | undefined;
  readonly terminal: Terminal;
  /** Where the system's signals are heard. */
  readonly signals: Pick<NodeJS.EventEmitter, 'on' | 'off'>;
}

/** The application behind a command, which tells its failures at the terminal. */
export function openHere(
  { env, workingFolder, terminal }: Surroundings,
  options: Pick<AppOptions, 'concurrency'> = {},
): Promise<App> {
  return openApp({ env, ...(workingFolder !== undefined && { workingFolder }), echo: terminal.notes, ...options });
}
