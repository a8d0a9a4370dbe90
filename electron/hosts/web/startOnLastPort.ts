import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StorageError } from '#shared/errors/inputErrors';
import { writeAtomically } from '../../platform/disk/writeAtomically.ts';
import type { App } from '../openApp.ts';
import { startWebHost, type WebHost } from './startWebHost.ts';

/**
 * Opens the door on the port of last time, or, where that is taken, on any free one. A browser keeps what belongs to the page by its address:
 * on another port the page would find nothing of its own. Each data folder has its port, so that none finds another one's: the first it was
 * given, which no second instance and no port that is asked for once takes from it.
 * @param options.port a port that is asked for; 0: none is
 * @throws StorageError where the port that is asked for is taken
 */
export async function startOnLastPort(
  { service, client, log }: Pick<App, 'service' | 'client' | 'log'>,
  options: { readonly port: number; readonly pageFolder: string },
): Promise<WebHost> {
  const { dataFolder } = await client('app.info');
  const file = join(dataFolder, 'web-port');
  const last = await readPort(file);
  const start = (port: number) => startWebHost(service, { ...options, port, log });
  const host = options.port === 0 && last !== 0 ? await start(last).catch(onAnyPort(start)) : await start(options.port);
  // The door is open: that it is not remembered may not close it.
  if (last === 0) await writeAtomically(file, `${host.port}\n`).catch(log);
  return host;
}

function onAnyPort(start: (port: number) => Promise<WebHost>) {
  return (caught: unknown) => {
    if (!(caught instanceof StorageError)) throw caught;
    return start(0);
  };
}

/** 0: none is known. A file that cannot be read, or understood, is as good as none: it is a convenience. */
async function readPort(file: string): Promise<number> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const port = Number(text);
  return Number.isInteger(port) && port > 0 && port <= 65_535 ? port : 0;
}
