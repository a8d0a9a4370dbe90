import type { App } from 'electron';
import { BadInputError } from '#shared/errors/inputErrors';

/** Chromium's switches by which whoever can connect reads the page and steers it. @see https://www.electronjs.org/docs/latest/api/command-line-switches */
const DEBUGGERS = ['remote-debugging-port', 'remote-debugging-pipe', 'remote-debugging-address'];

/** To be called before the application is ready: nothing listens yet. @throws BadInputError in a package that is started with a debugger's door open. */
export function refuseDebugger({ isPackaged, commandLine }: Pick<App, 'isPackaged' | 'commandLine'>): void {
  const asked = isPackaged ? DEBUGGERS.find((name) => commandLine.hasSwitch(name)) : undefined;
  if (asked === undefined) return;
  throw new BadInputError(`--${asked} would let other programs in.`, { hint: 'Start Lumi Studio without it.' });
}
