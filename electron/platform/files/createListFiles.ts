import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep, win32 } from 'node:path';
import { ListFileError, ListNotAllowedError } from '#shared/errors/inputErrors';
import { LONGEST_LIST } from '#shared/nodes/promptList';
import { errorCode, fileError } from '../disk/fileErrors.ts';
import { decodeList } from './decodeList.ts';

/** A list that a graph may read though it lies elsewhere; both absolute. `graph`: `null` for one that is in no file. */
export interface AllowedList {
  readonly graph: string | null;
  readonly list: string;
}

export interface ListFiles {
  /**
   * The text of a list that a graph names. `graph`: where the graph's own file is; `null`: in none.
   * @throws ListNotAllowedError for one that lies elsewhere than with its graph and was not allowed: nothing was touched then;
   * ListFileError where it cannot be read
   */
  read(graph: string | null, file: string): Promise<string>;
  /** Lets a graph read a list that lies elsewhere: for this session, or, where it is kept, from now on. */
  allow(graph: string | null, file: string, isKept: boolean): Promise<void>;
  /** Whether a path, which a person pointed at, leads to the very file that a graph names so. */
  isSame(graph: string | null, file: string, path: string): Promise<boolean>;
  /** The list as its graph names it: relative to the graph where that needs no leave. */
  nameOf(graph: string | null, path: string): Promise<string>;
}

/** Those that were allowed for good. */
export interface KeptAllowances {
  list(): readonly AllowedList[];
  add(allowed: AllowedList): Promise<void>;
}

/**
 * The files of lists. A graph may come from a stranger, and what it reads it sends: of itself it reads what lies in its folder or below, by
 * plain names.
 */
export function createListFiles(kept: KeptAllowances): ListFiles {
  const session: AllowedList[] = [];
  const isAllowed = (graph: string | null, path: string) =>
    [...session, ...kept.list()].some((allowed) => allowed.graph === graph && allowed.list === path);

  return {
    async read(graph, file) {
      const path = placeOf(graph, file);
      const isElsewhere = !isPlain(file);
      if (isElsewhere && !isAllowed(graph, path)) throw notAllowed(file, path);
      const real = await realPathOf(path, file);
      const strays = !isElsewhere && graph !== null && !isWithin(await realpath(dirname(graph)), real);
      if ((isElsewhere || strays) && !isAllowed(graph, real)) throw notAllowed(file, real);
      return decodeList(await readBytes(real, file), file);
    },
    async allow(graph, file, isKept) {
      const path = placeOf(graph, file);
      // What a link led to when leave was given is what may be read.
      const real = await realpath(path).catch(() => path);
      for (const list of new Set([path, real])) {
        if (isAllowed(graph, list)) continue;
        if (isKept && graph !== null) await kept.add({ graph, list });
        else session.push({ graph, list });
      }
    },
    async isSame(graph, file, path) {
      const [one, other] = await Promise.all(
        [placeOf(graph, file), path].map((each) => realpath(each).catch(() => null)),
      );
      return one !== null && one === other;
    },
    async nameOf(graph, path) {
      if (graph === null) return path;
      const name = relative(await realpath(dirname(graph)), await realpath(path))
        .split(sep)
        .join('/');
      return isPlain(name) ? name : path;
    },
  };
}

/** By names alone and downwards; nothing hidden, where systems and programs keep what is nobody's list. */
function isPlain(file: string): boolean {
  if (isAbsolute(file) || win32.isAbsolute(file) || /^[A-Za-z]:/u.test(file)) return false;
  return file.split(/[\\/]/u).every((part) => part === '' || part === '.' || !part.startsWith('.'));
}

function placeOf(graph: string | null, file: string): string {
  if (file.includes('\0')) throw new ListFileError('This is not the name of a file.');
  if (isAbsolute(file)) return resolve(file);
  if (graph === null) {
    throw new ListFileError(`The graph is in no file yet, so ${quoted(file)} has no folder to lie in.`, {
      hint: 'Save the graph first: a list lies in its folder or below.',
    });
  }
  return resolve(dirname(graph), file);
}

function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && !way.split(sep).includes('..') && !isAbsolute(way);
}

function notAllowed(file: string, path: string): ListNotAllowedError {
  return new ListNotAllowedError(`The graph wants to read ${quoted(file)}, which does not lie with it.`, {
    hint: `Allow it if you trust the graph: what is in the file is sent (--allow-file ${path} on the command line).`,
  });
}

async function realPathOf(path: string, file: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (caught) {
    throw unreadable(caught, file);
  }
}

async function readBytes(path: string, file: string): Promise<Buffer> {
  try {
    // Opening a pipe would wait for someone to write into it.
    const handle = await open(path, constants.O_RDONLY | (process.platform === 'win32' ? 0 : constants.O_NONBLOCK));
    try {
      const stats = await handle.stat();
      if (!stats.isFile()) throw new ListFileError(`${quoted(file)} is not an ordinary file.`);
      if (stats.size > LONGEST_LIST) {
        throw new ListFileError(`${quoted(file)} is larger than ${String(LONGEST_LIST / 1_000_000)} MB.`, {
          hint: 'Make several lists of it.',
        });
      }
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (caught) {
    throw unreadable(caught, file);
  }
}

function unreadable(caught: unknown, file: string): unknown {
  const code = errorCode(caught);
  if (caught instanceof ListFileError || code === undefined) return caught;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new ListFileError(`There is no file ${quoted(file)}.`, {
      hint: 'A list lies in the folder of its graph or below; its name is written from there.',
      cause: caught,
    });
  }
  return fileError(`Reading ${quoted(file)}`, caught);
}

function quoted(file: string): string {
  return `“${file}”`;
}
