import { createHash, randomBytes } from 'node:crypto';
import { copyFile, link, mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { z } from 'zod';
import { MAX_GRAPH_BYTES } from '#shared/workflow/readWorkflow';
import { errorCode, fileError } from '../../disk/fileErrors.ts';
import { isTemporary, writeAtomically } from '../../disk/writeAtomically.ts';
import { historyEvent, type HistoryEvent } from './HistoryEvent.ts';
import type { KeptFile } from './versionsOf.ts';

const EVENT = /^(\d{15}-[0-9a-f]{8})\.json$/;
const TEXT = /^([0-9a-f]{64})\.gz$/;
/** What was written so lately may belong to what another program is about to write down; what was being written so long ago will not be finished. */
const SETTLED_MS = 3600 * 1000;
/** Events that are read at once. */
const AT_ONCE = 64;

export interface HistoryFolderContents {
  readonly events: readonly KeptFile[];
  /** Bytes on the disk, by the hash of each text. */
  readonly texts: ReadonlyMap<string, number>;
  /** All that lies there, bytes. */
  readonly bytes: number;
}

/**
 * The history of one graph on the disk: a file for each event, and for each text one, compressed, by its hash. Every file is written whole under
 * a name of its own and is never changed, so that two programs may write here at once, and a program that is killed leaves whole files.
 */
export class HistoryFolder {
  readonly #path: string;
  readonly #now: () => number;
  readonly #log: (error: unknown) => void;

  constructor(path: string, now: () => number, log: (error: unknown) => void) {
    this.#path = path;
    this.#now = now;
    this.#log = log;
  }

  /** What can be read of it; a broken file is none. Empty where there is no folder. @throws StorageError */
  async contents(): Promise<HistoryFolderContents> {
    const names = await namesIn(this.#path);
    const events: KeptFile[] = [];
    const texts = new Map<string, number>();
    let bytes = 0;
    for (let at = 0; at < names.length; at += AT_ONCE) {
      const some = names.slice(at, at + AT_ONCE);
      const read = await Promise.all(some.map(async (name) => ({ name, size: await this.#sizeOf(name) })));
      for (const { name, size } of read) {
        bytes += size ?? 0;
        const text = TEXT.exec(name)?.[1];
        if (text !== undefined && size !== undefined) texts.set(text, size);
      }
      events.push(...(await Promise.all(some.map((name) => this.#eventIn(name)))).flat());
    }
    return {
      events: events.filter(({ event }) => event.format !== 'lumi-version' || texts.has(event.text)),
      texts,
      bytes,
    };
  }

  /** Writes a text, once; anew where what lies there is damaged. Gives its hash. @throws StorageError */
  async putText(text: string): Promise<string> {
    const hash = createHash('sha256').update(text).digest('hex');
    const path = this.#text(hash);
    try {
      await mkdir(this.#path, { recursive: true, mode: 0o700 });
      const moment = new Date(this.#now());
      // Touched, so that nobody takes it for one that no event needs any more.
      await utimes(path, moment, moment);
    } catch (caught) {
      if (errorCode(caught) !== 'ENOENT') throw fileError('Keeping a version', caught);
    }
    if ((await this.getText(hash)) === null) await writeAtomically(path, await promisify(gzip)(text), { mode: 0o600 });
    return hash;
  }

  /** `null`: it is not there, or it is damaged. @throws StorageError */
  async getText(hash: string): Promise<string | null> {
    try {
      const bytes = await promisify(gunzip)(await readFile(this.#text(hash)), { maxOutputLength: MAX_GRAPH_BYTES });
      return createHash('sha256').update(bytes).digest('hex') === hash ? bytes.toString('utf8') : null;
    } catch (caught) {
      if (errorCode(caught) === 'ENOENT' || isDamage(caught)) return null;
      throw fileError('Reading a version', caught);
    }
  }

  /** Gives the event's id. @throws StorageError */
  async putEvent(event: HistoryEvent): Promise<string> {
    const id = `${String(event.at).padStart(15, '0')}-${randomBytes(4).toString('hex')}`;
    await writeAtomically(this.#event(id), `${JSON.stringify(event)}\n`, { mode: 0o600 });
    return id;
  }

  /**
   * Removes events, and the texts that none of the others needs. `atOnce`: those too that somebody may just have written and not yet noted down;
   * what a person wants forgotten is gone then.
   * @throws StorageError
   */
  async remove(ids: Iterable<string>, atOnce = false): Promise<void> {
    for (const id of ids) await rm(this.#event(id), { force: true });
    const { events, texts } = await this.contents();
    const needed = new Set(events.flatMap(({ event }) => (event.format === 'lumi-version' ? event.text : [])));
    for (const text of texts.keys()) {
      if (needed.has(text)) continue;
      if (atOnce) await rm(this.#text(text), { force: true });
      else await this.#removeSettled(`${text}.gz`);
    }
    for (const name of await namesIn(this.#path)) if (isTemporary(name)) await this.#removeSettled(name);
    if ((await namesIn(this.#path)).length === 0) await rm(this.#path, { recursive: true, force: true });
  }

  /** Removes everything. @throws StorageError */
  async clear(): Promise<void> {
    try {
      await rm(this.#path, { recursive: true, force: true });
    } catch (caught) {
      throw fileError('Forgetting versions', caught);
    }
  }

  /** Moves everything into another graph's folder; what has the same name there is the same. @throws StorageError */
  async moveTo(other: HistoryFolder): Promise<void> {
    await this.#eachInto(other, (from, to) => rename(from, to));
    await this.clear();
  }

  /** The same without taking it away. @throws StorageError */
  async copyTo(other: HistoryFolder): Promise<void> {
    await this.#eachInto(other, async (from, to) => {
      try {
        // No file here is ever changed, so two folders may share it.
        await link(from, to);
      } catch (caught) {
        if (errorCode(caught) !== 'EEXIST') await copyFile(from, to);
      }
    });
  }

  /** Texts before the events that need them. */
  async #eachInto(other: HistoryFolder, put: (from: string, to: string) => Promise<void>): Promise<void> {
    const names = (await namesIn(this.#path)).filter((name) => !isTemporary(name));
    if (names.length === 0) return;
    try {
      await mkdir(other.#path, { recursive: true, mode: 0o700 });
      for (const name of names.toSorted((a, b) => Number(EVENT.test(a)) - Number(EVENT.test(b)))) {
        await put(join(this.#path, name), join(other.#path, name));
      }
    } catch (caught) {
      throw fileError('Keeping versions', caught);
    }
  }

  async #eventIn(name: string): Promise<KeptFile[]> {
    const id = EVENT.exec(name)?.[1];
    if (id === undefined) return [];
    try {
      const event = historyEvent.parse(JSON.parse(await readFile(join(this.#path, name), 'utf8')));
      return [{ id, event }];
    } catch (caught) {
      if (errorCode(caught) === 'ENOENT') return [];
      // One that is broken hides no other.
      this.#log(
        caught instanceof SyntaxError || caught instanceof z.ZodError ? new Error('A version is damaged.') : caught,
      );
      return [];
    }
  }

  async #sizeOf(name: string): Promise<number | undefined> {
    try {
      return (await stat(join(this.#path, name))).size;
    } catch (caught) {
      if (errorCode(caught) === 'ENOENT') return undefined;
      throw fileError('Reading versions', caught);
    }
  }

  async #removeSettled(name: string): Promise<void> {
    const path = join(this.#path, name);
    try {
      if ((await stat(path)).mtimeMs < this.#now() - SETTLED_MS) await rm(path, { force: true });
    } catch (caught) {
      if (errorCode(caught) !== 'ENOENT') throw fileError('Tidying versions', caught);
    }
  }

  #text(hash: string): string {
    return join(this.#path, `${hash}.gz`);
  }

  #event(id: string): string {
    return join(this.#path, `${id}.json`);
  }
}

/** Names in a folder; none where there is no folder. @throws StorageError */
export async function namesIn(path: string): Promise<readonly string[]> {
  try {
    return await readdir(path);
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return [];
    throw fileError('Reading versions', caught);
  }
}

function isDamage(caught: unknown): boolean {
  const code = errorCode(caught) ?? '';
  return code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE';
}
