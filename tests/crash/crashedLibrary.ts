import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import sharp from 'sharp';

/** What lies on the disk after a crash, before anything looks at it. */
export interface Wreck {
  /** SHA-256 of every picture that had arrived whole and was not stored yet. */
  readonly arrived: readonly string[];
  /** The calls whose answer had been received as a whole, and noted. */
  readonly received: readonly ReceivedCall[];
}

interface ReceivedCall {
  readonly callId: string;
  /** SHA-256 of its pictures. */
  readonly pictures: readonly string[];
}

/** None of a folder that a program did not live long enough to make. */
const filesBelow = (folder: string): string[] =>
  !existsSync(folder)
    ? []
    : readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .map((name) => join(folder, name))
        .filter((path) => statSync(path).isFile());

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Looks at the folder pictures arrive in, as the crash left it. */
export async function inspectWreck(home: string): Promise<Wreck> {
  const arrived: string[] = [];
  const received: ReceivedCall[] = [];
  for (const path of filesBelow(join(home, 'library', 'incoming'))) {
    if (path.endsWith('received.json')) {
      const { callId, pictures } = JSON.parse(readFileSync(path, 'utf8')) as {
        readonly callId: string;
        readonly pictures: readonly { readonly id: string }[];
      };
      received.push({ callId, pictures: pictures.map(({ id }) => id) });
    } else if (await isWholePicture(path)) arrived.push(sha256(path));
  }
  return { arrived, received };
}

async function isWholePicture(path: string): Promise<boolean> {
  try {
    await sharp(path, { failOn: 'warning' }).raw().toBuffer();
    return true;
  } catch {
    return false;
  }
}

/** Everything in which the records and the disk disagree; none: all is well. To be asked of a library nobody has open. */
export function contradictions(home: string): string[] {
  return contradictionsIn(join(home, 'library'));
}

/** The same of a library wherever it lies. */
export function contradictionsIn(folder: string): string[] {
  const db = new Database(join(folder, 'index.sqlite'), { readonly: true });
  try {
    const found: string[] = [];
    const pictures = db.prepare('SELECT id, bytes FROM pictures WHERE emptied_at IS NULL').all() as {
      id: string;
      bytes: number;
    }[];
    const stored = new Map(filesBelow(join(folder, 'pictures')).map((path) => [nameOf(path), path]));
    for (const { id, bytes } of pictures) {
      const path = stored.get(id);
      if (path === undefined) found.push(`The picture ${id} has a record and no file.`);
      else if (statSync(path).size !== bytes || sha256(path) !== id)
        found.push(`The file of ${id} is not what it was.`);
    }
    const known = new Set(pictures.map(({ id }) => id));
    for (const id of stored.keys()) if (!known.has(id)) found.push(`The file ${id} has no record.`);
    for (const { state, number } of db
      .prepare("SELECT state, count(*) AS number FROM calls WHERE state = 'running' GROUP BY state")
      .all() as { state: string; number: number }[])
      found.push(`${number} calls are ${state} though nothing runs.`);
    for (const { id } of db.prepare("SELECT id FROM runs WHERE state = 'running'").all() as { id: string }[])
      found.push(`The run ${id} is running though nothing runs.`);
    const empty = db
      .prepare(
        "SELECT count(*) FROM calls c WHERE state = 'done' AND kind = 'image' AND NOT EXISTS (SELECT 1 FROM results r WHERE r.call = c.number)",
      )
      .pluck()
      .get() as number;
    if (empty > 0) found.push(`${empty} calls are done and have no picture.`);
    const wordless = db
      .prepare("SELECT count(*) FROM calls WHERE state = 'done' AND kind = 'text' AND text = ''")
      .pluck();
    if (wordless.get() !== 0) found.push('Calls that wrote are done and have no text.');
    const made = db
      .prepare("SELECT count(*) FROM results r JOIN calls c ON c.number = r.call WHERE c.state <> 'done'")
      .pluck()
      .get() as number;
    if (made > 0) found.push(`${made} pictures belong to calls that are not done.`);
    return found;
  } finally {
    db.close();
  }
}

/** Of calls that had been received, those that are not done with all their pictures. */
export function unfinished(home: string, received: readonly ReceivedCall[]): string[] {
  const db = new Database(join(home, 'library', 'index.sqlite'), { readonly: true });
  try {
    const state = db.prepare('SELECT state FROM calls WHERE id = ?').pluck();
    const results = db.prepare(
      'SELECT picture FROM results JOIN calls ON number = call WHERE id = ? ORDER BY position',
    );
    return received.flatMap(({ callId, pictures }) => {
      const found = results.pluck().all(callId) as string[];
      const isDone = state.get(callId) === 'done' && pictures.every((id) => found.includes(id));
      return isDone ? [] : [`The call ${callId} had been received and is ${String(state.get(callId))}.`];
    });
  } finally {
    db.close();
  }
}

/** What the library knows: the ids of all pictures, and the texts of all calls that wrote. */
export function knownResults(home: string): ReadonlySet<string> {
  const db = new Database(join(home, 'library', 'index.sqlite'), { readonly: true });
  try {
    const texts = db.prepare("SELECT text FROM calls WHERE state = 'done' AND kind = 'text'").pluck().all();
    return new Set([...db.prepare('SELECT id FROM pictures').pluck().all(), ...texts] as string[]);
  } finally {
    db.close();
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[a-z]+$/, '');
}
