import { existsSync, readdirSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, expect } from 'vitest';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { createHttp } from '../../electron/platform/http/createHttp.ts';
import { createImages } from '../../electron/platform/images/createImages.ts';
import type { CallRecord } from '../../electron/engine/Ports.ts';
import { callTo, generatorOf } from './generatorOf.ts';
import { startHttpServer } from './rawServer.ts';
import { tempFolder } from './tempFolder.ts';

const images = createImages();
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});
afterAll(() => images.close());

interface Asking {
  readonly call?: CallRecord;
  readonly signal?: AbortSignal;
  /** The one reference there is; without: none may be read. */
  readonly picture?: Buffer;
}

/** What comes of one call whose request is answered like this, and what is then left on disk. */
export async function askOnce(
  provider: HttpProvider,
  answer: (response: ServerResponse) => void,
  { call = callTo(provider), signal = new AbortController().signal, picture }: Asking = {},
) {
  const home = tempFolder();
  const server = await startHttpServer((request, response) => {
    request.resume().on('end', () => {
      answer(response);
    });
  });
  const http = createHttp({
    readPicture: () => (picture ? Promise.resolve(picture) : expect.fail()),
    redactor: () => (said) => said,
  });
  open.push(server, http);
  const { generator, incoming, unreadableFolder } = generatorOf({ provider, http, url: server.url, images, home });
  const outcome = await generator.generate(call, signal);
  return {
    outcome,
    /** Paths in the folder for what cannot be read. */
    kept: existsSync(unreadableFolder) ? readdirSync(unreadableFolder).map((name) => join(unreadableFolder, name)) : [],
    /** Names of the files that came in. */
    left: filesIn(incoming),
  };
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
}
