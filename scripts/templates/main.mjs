/** Draws `templates/ID.webp` for each template that was named, or for all: what a run of it gives, as one small picture. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { layOut } from './layOut.mjs';
import { picturesOf } from './picturesOf.mjs';

const FOLDER = join(import.meta.dirname, '..', '..', 'templates');
/** px; twice as large as a tile shows it. */
const SIZE = { width: 560, height: 350 };
const MOST_BYTES = 30_000;

const named = process.argv.slice(2);
const all = JSON.parse(await readFile(join(FOLDER, 'templates.json'), 'utf8'));
for (const { id } of all) {
  if (named.length > 0 && !named.includes(id)) continue;
  const drawn = await small(await picturesOf(id));
  await writeFile(join(FOLDER, `${id}.webp`), drawn);
  console.log(`${id}: ${(drawn.length / 1000).toFixed(1)} kB`);
}

/** As good as there is room for. */
async function small(pictures) {
  for (let quality = 82; ; quality -= 6) {
    const drawn = await (await layOut(pictures, SIZE)).webp({ quality, effort: 6 }).toBuffer();
    if (drawn.length <= MOST_BYTES || quality < 40) return drawn;
  }
}
