import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Terminal } from '../terminal.ts';
import { keylessEnvironment } from './keylessEnvironment.ts';
import type { WebHost } from './startWebHost.ts';

/**
 * Opens the studio in the system's browser where there is a display. Every account of the machine reads the arguments of a process, so the
 * browser is given a file that only this account reads, and that leads on to the address; it goes as soon as the address works no more. A
 * failure is no more than a line: an address is printed anyway.
 */
export async function openBrowser(
  host: Pick<WebHost, 'port' | 'newUrl'>,
  { redact, notes }: { readonly redact: (text: string) => string } & Pick<Terminal, 'notes'>,
): Promise<void> {
  const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
  if (!hasDisplay) return;
  const path = join(folder(), `lumi-studio-${host.port}.html`);
  try {
    // One that was left by who had the port before; where it is another account's, the file is not written.
    await rm(path, { force: true });
    const url = host.newUrl(() => void rm(path, { force: true }).catch(() => undefined));
    await writeFile(path, leadOn(url), { flag: 'wx', mode: 0o600 });
    const script = fileURLToPath(new URL('./launchBrowser.ts', import.meta.url));
    const env = keylessEnvironment(process.env, redact);
    const launcher = spawn(process.execPath, [script, path], { env, stdio: 'ignore' });
    const [code] = (await once(launcher, 'exit')) as [number | null];
    if (code !== 0) throw new Error('The launcher failed.');
  } catch {
    notes('The browser could not be opened. Open the address above by hand.\n');
  }
}

/** On Linux a browser in a snap has a `/tmp` of its own and sees nothing hidden: what it does read lies openly in the home folder. */
function folder(): string {
  return process.platform === 'linux' ? homedir() : tmpdir();
}

function leadOn(url: string): string {
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0; url=${url}"><title>Lumi Studio</title><a href="${url}">Open Lumi Studio</a>\n`;
}
