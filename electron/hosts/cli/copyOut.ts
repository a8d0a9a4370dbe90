import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { RunEvent } from '#shared/runs/RunEvent';
import type { App } from '../openApp.ts';

/**
 * Copies a picture into the folder that was named, never over a file. One of before the run went on may have been copied then; it is not
 * copied twice. Gives the path.
 */
export async function copyOut(
  app: App,
  { runId, image, kept }: RunEvent & { kind: 'image-saved' },
  name: string,
  folder: string,
): Promise<string | undefined> {
  const { engine, library } = app.service.ports;
  const bytes = library.pictureFile(image.id)?.bytes;
  if (kept && bytes !== undefined && (await hasCopy(resolve(folder), image.id, bytes))) return undefined;
  const options = {
    folder: resolve(folder),
    namePattern: '{graph}-{seed}',
    format: 'original',
    recipe: 'none',
  } as const;
  const [path] = await engine.exporter.exportImages({ runId, name }, [image], options);
  return path;
}

async function hasCopy(folder: string, id: string, bytes: number): Promise<boolean> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const file = await stat(path);
    if (!file.isFile() || file.size !== bytes) continue;
    if (
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex') === id
    )
      return true;
  }
  return false;
}
