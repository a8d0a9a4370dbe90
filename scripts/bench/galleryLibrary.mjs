/**
 * Libraries of any size to measure the gallery on: plausible runs, batches, prompts in several scripts, imports, references, ratings, tags and
 * trash, and one day of 70,000 pictures. Rows are written as the library writes them, files are links to a small pool of real ones. Each is made
 * once and kept in the temp folder; every call gives it as it was at first.
 */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { openIndex } from '../../electron/platform/library/schema/openIndex.ts';
import { makePictureFolders } from '../../electron/platform/library/pictureFiles.ts';
import { shapeOf } from '../../electron/platform/library/shelf/shapeOf.ts';
import { indexed } from '../../electron/platform/library/words/wordsOf.ts';
import { galleryRows } from './galleryRows.mjs';

/** Changes with what is written. */
const VERSION = 3;
const WIDTHS = [160, 320, 640];
/** Of larger libraries only so many of the newest, and of the oldest, have thumbnails. */
const THUMBNAILS = 100_000;
const POOL = 64;

/**
 * A data folder (`LUMI_HOME`) whose library has so many pictures.
 * @param {number} count
 */
export async function galleryLibrary(count) {
  const home = join(tmpdir(), `lumi-gallery-${VERSION}-${count}`);
  const library = join(home, 'library');
  const pristine = join(home, 'pristine.sqlite');
  if (!existsSync(pristine)) await make(count, home, library, pristine);
  for (const left of ['index.sqlite', 'index.sqlite-wal', 'index.sqlite-shm', 'sessions', 'incoming'])
    rmSync(join(library, left), { recursive: true, force: true });
  copyFileSync(pristine, join(library, 'index.sqlite'));
  return { home, library };
}

async function make(count, home, library, pristine) {
  rmSync(home, { recursive: true, force: true });
  for (const folder of ['pictures', 'thumbnails', 'incoming', 'unreadable'])
    mkdirSync(join(library, folder), { recursive: true });
  makePictureFolders(library);
  for (const width of WIDTHS)
    for (let byte = 0; byte < 256; byte++)
      mkdirSync(join(library, 'thumbnails', String(width), byte.toString(16).padStart(2, '0')), { recursive: true });
  const pool = await makePool(join(home, 'pool'));
  const path = join(library, 'index.sqlite');
  const db = openIndex(path, library);
  writeRows(db, count, pool, library);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('journal_mode = DELETE');
  db.close();
  renameSync(path, pristine);
}

/** Real pictures of every ratio, their thumbnails and hashes. */
async function makePool(folder) {
  mkdirSync(folder, { recursive: true });
  const ratios = [
    [1, 1],
    [16, 9],
    [3, 4],
    [4, 3],
    [9, 16],
    [2, 3],
    [3, 2],
    [21, 9],
  ];
  const pool = [];
  for (let at = 0; at < POOL; at++) {
    const [across, down] = ratios[at % ratios.length];
    const scale = 640 / Math.max(across, down);
    const [width, height] = [Math.round(across * scale), Math.round(down * scale)];
    const colour = (turn) => `hsl(${(at * 47 + turn) % 360} 60% 50%)`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g"><stop stop-color="${colour(0)}"/><stop offset="1" stop-color="${colour(90)}"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/><circle cx="${(width * ((at % 7) + 1)) / 8}" cy="${height / 2}" r="${height / 5}" fill="${colour(200)}"/></svg>`;
    const picture = sharp(Buffer.from(svg)).removeAlpha();
    const file = join(folder, `${at}.png`);
    writeFileSync(file, await picture.clone().png().toBuffer());
    const thumbnails = [];
    for (const size of WIDTHS) {
      const thumbnail = join(folder, `${at}-${size}.webp`);
      writeFileSync(thumbnail, await picture.clone().resize({ width: size }).webp({ quality: 80 }).toBuffer());
      thumbnails.push(thumbnail);
    }
    const small = await picture
      .clone()
      .resize(50, 50, { fit: 'inside' })
      .ensureAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    const hash = Buffer.from(rgbaToThumbHash(small.info.width, small.info.height, small.data));
    pool.push({ file, thumbnails, hash, across, down });
  }
  return pool;
}

function writeRows(db, count, pool, library) {
  const triggers = db.prepare("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").all();
  for (const { name } of triggers) db.exec(`DROP TRIGGER ${name}`);
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  db.pragma('cache_size = -400000');
  const insert = statements(db);
  const folder = (kind, id) => join(library, kind, id.slice(0, 2), id);
  let number = 0;
  db.exec('BEGIN');
  insert.label.run(1, 'tag', 'Winter', 'winter');
  insert.label.run(2, 'tag', 'keeper', 'keeper');
  insert.label.run(3, 'board', 'Christmas card', 'christmas card');
  insert.workflow.run('w', '{"format":"lumi-workflow","version":1,"name":"Foxes","nodes":[],"edges":[]}');
  for (const run of galleryRows(count)) {
    if (run.id) insert.run.run(run.id, run.graph, 'w', run.at, run.at, run.at + 60_000);
    for (const batch of run.batches) {
      const first = number + 1;
      for (const picture of batch.pictures) {
        number++;
        const id = createHash('sha256').update(`picture ${number}`).digest('hex');
        const source = pool[(batch.shape + (picture.isOdd ? 1 : 0)) % POOL];
        const long = { '1K': 1024, '2K': 2048, '4K': 4096 }[batch.size];
        const scale = long / Math.sqrt(source.across * source.down);
        const [width, height] = [source.across, source.down].map((side) => Math.round((side * scale) / 16) * 16);
        const made = run.id !== null;
        const shape = shapeOf(width, height);
        const words = batch.prompt.slice(0, 200);
        insert.picture.run({
          number,
          id,
          width,
          height,
          ...shape,
          words,
          mime: 'image/png',
          bytes: 1_500_000 + (number % 1000) * 977,
          at: picture.at,
          rating: picture.rating,
          favourite: picture.rating === 5 && number % 3 === 0 ? 1 : 0,
          trashed: picture.isTrash ? picture.at + 1000 : null,
          kind: made ? 'made' : 'imported',
          run: run.id,
          batch: made ? first : number,
          groupAt: run.at,
          provider: made ? batch.provider : null,
          model: batch.model,
          graph: made ? run.graph : null,
          seed: picture.seed,
          cost: made ? batch.cost : null,
          costKind: made ? 'actual' : null,
          references: batch.references,
          hash: source.hash,
        });
        insert.text.run(number, indexed(batch.prompt), '', '', '', made ? '' : `img ${number} png comfyui`);
        if (picture.label) insert.labelled.run(number, picture.label);
        if (made) {
          const request = {
            provider: batch.provider,
            model: batch.model,
            prompt: batch.prompt,
            instructions: '',
            references: [],
            wireSeed: picture.seed,
            options: {},
          };
          insert.call.run({
            number,
            id,
            run: run.id,
            node: batch.node,
            place: number - first,
            cost: batch.cost,
            at: picture.at,
            seed: picture.seed,
            request: JSON.stringify(request),
          });
          insert.result.run(number, id);
          insert.callText.run(number, indexed(batch.prompt), indexed(`${run.graph} ${batch.model} ${batch.provider}`));
        } else insert.imported.run(id, `IMG_${number}.png`, run.at, batch.prompt);
        linkSync(source.file, `${folder('pictures', id)}.png`);
        const hasThumbnails = number <= THUMBNAILS / 2 || number > count - THUMBNAILS / 2;
        if (hasThumbnails)
          WIDTHS.forEach((size, at) => {
            linkSync(source.thumbnails[at], `${folder(`thumbnails/${size}`, id)}.webp`);
          });
      }
    }
  }
  db.exec('DELETE FROM shelf_totals');
  db.exec(
    `INSERT INTO shelf_totals SELECT shelf, count(*), coalesce(sum(cost), 0), sum(cost_kind IS 'estimate') FROM pictures GROUP BY shelf`,
  );
  db.exec('INSERT OR IGNORE INTO shelf_totals VALUES (0, 0, 0, 0), (1, 0, 0, 0), (2, 0, 0, 0), (3, 0, 0, 0)');
  for (const { sql } of triggers) db.exec(sql);
  db.exec('COMMIT');
  db.exec("INSERT INTO pictures_text (pictures_text) VALUES ('optimize')");
  db.exec('ANALYZE');
}

function statements(db) {
  return {
    workflow: db.prepare('INSERT INTO workflows (hash, text) VALUES (?, ?)'),
    run: db.prepare(
      "INSERT INTO runs (id, name, workflow, settings, state, queued_at, started_at, finished_at, outcome) VALUES (?, ?, ?, '{}', 'ended', ?, ?, ?, 'completed')",
    ),
    picture: db.prepare(`
      INSERT INTO pictures (number, id, mime, width, height, bytes, created_at, proof, rating, favourite, trashed_at, kind, run, batch, group_at,
        provider, model, graph, seed, cost, cost_kind, ratio, resolution, reference_count, words, thumbhash)
      VALUES (@number, @id, @mime, @width, @height, @bytes, @at, 'whole', @rating, @favourite, @trashed, @kind, @run, @batch, @groupAt,
        @provider, @model, @graph, @seed, @cost, @costKind, @ratio, @resolution, @references, @words, @hash)`),
    text: db.prepare(
      'INSERT INTO pictures_text (rowid, prompt, instructions, text, note, origin) VALUES (?, ?, ?, ?, ?, ?)',
    ),
    label: db.prepare('INSERT INTO labels VALUES (?, ?, ?, ?)'),
    labelled: db.prepare('INSERT INTO picture_labels VALUES (?, ?)'),
    call: db.prepare(`
      INSERT INTO calls (number, id, run, node, place, state, estimate, estimate_kind, cost, cost_kind, planned_at, sent_at, finished_at, seed,
        request_hash, request, settings, notes)
      VALUES (@number, @id, @run, @node, @place, 'done', @cost, 'estimate', @cost, 'actual', @at - 9000, @at - 8000, @at, @seed, @id, @request, '[]',
        '[]')`),
    result: db.prepare('INSERT INTO results (call, position, picture) VALUES (?, 0, ?)'),
    callText: db.prepare(
      "INSERT INTO calls_text (rowid, prompt, instructions, text, reason, about) VALUES (?, ?, '', '', '', ?)",
    ),
    imported: db.prepare("INSERT INTO imports (picture, name, at, program, prompt) VALUES (?, ?, ?, 'ComfyUI', ?)"),
  };
}
