import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pngPicture } from '../../../../../support/pngPicture.ts';
import { RUN, aLibrary, aRequest, addPicture } from '../records.ts';

/** A data folder whose library holds so many pictures. */
export async function aDataFolder(home: string, pictures = 5): Promise<void> {
  await aLibraryIn(join(home, 'library'), pictures);
}

export async function aLibraryIn(folder: string, pictures = 5): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const library = aLibrary(folder);
  for (let seed = 0; seed < pictures; seed++) {
    await addPicture(library, aRequest({ wireSeed: seed }), 2000 + seed, pngPicture({ width: 40, height: 30, seed }));
  }
  library.runFinished(RUN, 'completed', 9000);
  await library.close();
}

/** What a library's folder holds: each file with the SHA-256 of its bytes, but for what only tells of programs. */
export function contentsOf(folder: string): Readonly<Record<string, string>> {
  if (!existsSync(folder)) return {};
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(folder, path)).isFile())
    .filter((path) => path !== 'in-use.lock' && !path.startsWith('sessions'));
  return Object.fromEntries(
    files.sort().map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}
