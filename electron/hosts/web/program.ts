import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { printable } from '#shared/errors/printable';
import { reportOf } from '#shared/errors/reportOf';
import { openApp } from '../openApp.ts';
import { quietOutput } from '../quietOutput.ts';
import { createTerminal } from '../terminal.ts';
import { openBrowser } from './openBrowser.ts';
import { onEnter } from './onEnter.ts';
import { startOnLastPort } from './startOnLastPort.ts';
import { TOKEN_LIFE_MS } from './Tokens.ts';

const terminal = createTerminal(process);
const PAGE_FOLDER = fileURLToPath(new URL('../../../out/renderer', import.meta.url));

const HOW_LONG = `The address works once, within ${TOKEN_LIFE_MS / 60_000} minutes. Press Enter here for a new one.`;

const program = new Command('lumi serve')
  .description('Opens the graph editor in the browser, on this machine only.')
  .option('--port <n>', 'listen here instead of on the port of last time', portNumber, 0)
  .option('--no-open', 'only print the address')
  .exitOverride()
  .configureOutput({ writeOut: terminal.lines, writeErr: terminal.notes })
  .action(async ({ port, open }: { readonly port: number; readonly open: boolean }) => {
    const app = await openApp({
      takesQueueOver: true,
      renewsModels: true,
      onMoving: (done, total) => {
        terminal.over(`The library is being moved: ${String(Math.floor((100 * done) / Math.max(1, total)))} %`);
      },
    });
    terminal.over('');
    const host = await startOnLastPort(app, { port, pageFolder: PAGE_FOLDER });
    const tell = (url: string) => {
      terminal.line(`Lumi Studio is open at ${url}`);
    };
    tell(host.url);
    terminal.notes(`${HOW_LONG}\n`);
    const stopAsking = onEnter(() => {
      tell(host.newUrl());
    });
    if (open) void openBrowser(host, { redact: app.redact, notes: terminal.notes });
    let closing: Promise<void> | undefined;
    const close = async () => {
      terminal.notes('\nClosing. Calls in flight may end and are kept; Ctrl+C again leaves at once.\n');
      stopAsking();
      await host.close();
      await app[Symbol.asyncDispose]();
    };
    const leave = () => {
      closing ??= close();
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, leave);
    // A terminal that closes is heard several times over, and is nobody's wish to leave at once.
    process.on('SIGHUP', leave);
  });

quietOutput();
try {
  await program.parseAsync();
} catch (caught) {
  if (caught instanceof CommanderError) {
    process.exitCode = caught.exitCode === 0 ? 0 : 2;
  } else {
    const { message, hint } = reportOf(caught);
    terminal.notes(`${[message, hint].flatMap((text) => (text ? printable(text) : [])).join('\n  ')}\n`);
    process.exit(1);
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('It must be a whole number from 0 to 65535.');
  return port;
}
