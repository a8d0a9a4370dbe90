import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { NotFoundError } from '#shared/errors/inputErrors';
import { createTurns } from '../../disk/createTurns.ts';
import { chooseVersions, HISTORY_BOUNDS, type HistoryBounds, type Kept } from './chooseVersions.ts';
import { MAX_VERSION_NAME, shortTold, type KeptEvent } from './HistoryEvent.ts';
import { HistoryFolder, namesIn } from './HistoryFolder.ts';
import { versionsOf, type KeptFile, type Version } from './versionsOf.ts';

/** Writes from one look for what to give up to the next. */
const WRITES_A_LOOK = 50;
/** Of one version: a graph that is run again and again as it is is told of the latest of these runs. */
const MOST_EVENTS = 100;
const DAY_MS = 24 * 3600 * 1000;
const FOLDER_NAME = /^[0-9a-f]{40}$/;

/** What is to be kept of a graph. */
export type NewVersion = Pick<KeptEvent, 'kind' | 'run' | 'from' | 'name'>;

/** The versions of graphs. A graph is any text that names it: what calls it otherwise has another history. */
export interface History {
  /**
   * Keeps a graph's text, where it is another than the newest version's or more happened to it. `tell` says what has changed since the version
   * before, which it is given. Gives the version's id; `isNew`: whether anything was written.
   * @throws StorageError, SecretFoundError: nothing is kept then
   */
  keep(
    graph: string,
    text: string,
    version: NewVersion,
    tell: (before: string) => string,
  ): Promise<{ readonly id: string; readonly isNew: boolean }>;
  /** Newest first, what they take on the disk, and how many days one without a name is kept. Damaged ones are left out. @throws StorageError */
  list(
    graph: string,
  ): Promise<{ readonly versions: readonly Version[]; readonly bytes: number; readonly days: number }>;
  /** The graph's text as it was kept. @throws NotFoundError, StorageError */
  read(graph: string, id: string): Promise<string>;
  /** `null` takes the name away. @throws NotFoundError, StorageError, SecretFoundError */
  name(graph: string, id: string, name: string | null): Promise<void>;
  /** `null`: all of them. @throws StorageError */
  forget(graph: string, ids: readonly string[] | null): Promise<void>;
  /** What one graph has is the other's from now on; gives whether there was any. @throws StorageError */
  move(from: string, to: string): Promise<boolean>;
  /** The other begins with the same versions; nothing happens where it has some. @throws StorageError */
  copy(from: string, to: string): Promise<void>;
  /** Gives up what is too old or too much. @throws StorageError */
  prune(): Promise<void>;
}

export interface HistoryOptions {
  /** Made with the first version. */
  readonly folder: string;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
  /** ms since the epoch */
  readonly now: () => number;
  /** Hears what is damaged, and what keeps old versions from being given up. */
  readonly log: (error: unknown) => void;
  readonly bounds?: Partial<HistoryBounds>;
}

export function openHistory({ folder, assertClean, now, log, ...options }: HistoryOptions): History {
  const bounds = { ...HISTORY_BOUNDS, ...options.bounds };
  const inTurn = createTurns();
  let writes = 0;
  const keyOf = (graph: string) => createHash('sha256').update(graph).digest('hex').slice(0, 40);
  const at = (key: string) => new HistoryFolder(join(folder, key), now, log);
  const wrote = () => {
    if (++writes % WRITES_A_LOOK === 0) prune().catch(log);
  };
  /** Always in the same order: two that wait for each other's turn never come. Of two that are not the same. */
  const inBothTurns = <T>(one: string, other: string, work: () => Promise<T>): Promise<T> => {
    const [first, second] = one < other ? [one, other] : [other, one];
    return inTurn(first, () => inTurn(second, work));
  };
  const found = (versions: readonly Version[], id: string): Version => {
    const version = versions.find((each) => each.id === id);
    if (!version) throw new NotFoundError('This version is not there any more.');
    return version;
  };
  /** Later than every event of its graph, unless the clock was put back. */
  const momentAfter = (events: readonly KeptFile[]) => {
    const newest = events.reduce((last, { event }) => Math.max(last, event.at), 0);
    return newest - now() < 1000 ? Math.max(now(), newest + 1) : now();
  };

  const pruneGraph = async (key: string): Promise<readonly Sized[]> =>
    inTurn(key, async () => {
      const own = at(key);
      const { events, texts } = await own.contents();
      const versions = sized(key, versionsOf(events), texts);
      const oldest = now() - bounds.age;
      const kept = chooseVersions(versions, bounds.graphBytes, oldest, bounds);
      const gone = versions.filter((version) => !kept.has(version));
      await own.remove(gone.flatMap(({ version }) => version.events));
      return [...kept];
    });
  const prune = async () => {
    const all: Sized[] = [];
    for (const key of await namesIn(folder)) if (FOLDER_NAME.test(key)) all.push(...(await pruneGraph(key)));
    const kept = chooseVersions(all, bounds.bytes, -Infinity);
    const gone = Map.groupBy(
      all.filter((version) => !kept.has(version)),
      ({ key }) => key,
    );
    for (const [key, versions] of gone) {
      await inTurn(key, () => at(key).remove(versions.flatMap(({ version }) => version.events)));
    }
  };

  return {
    keep: (graph, text, version, tell) =>
      inTurn(keyOf(graph), async () => {
        const own = at(keyOf(graph));
        assertClean(text, 'The graph');
        assertClean(JSON.stringify(version), 'The version of the graph');
        const { events } = await own.contents();
        const [newest] = versionsOf(events);
        const hash = await own.putText(text);
        const isSame = newest?.text === hash;
        if (isSame && !addsTo(newest, version)) return { id: newest.id, isNew: false };
        const before = isSame || !newest ? null : await own.getText(newest.text);
        const told = before === null ? '' : shortTold(tell(before));
        const id = await own.putEvent({
          format: 'lumi-version',
          at: momentAfter(events),
          ...version,
          text: hash,
          ...(told !== '' && { told }),
        });
        const [, oldest] = isSame ? newest.events : [];
        // Never the first, by whose id the version is known.
        if (isSame && newest.events.length >= MOST_EVENTS && oldest !== undefined) await own.remove([oldest]);
        wrote();
        return { id: isSame ? newest.id : id, isNew: true };
      }),
    async list(graph) {
      const { events, bytes } = await at(keyOf(graph)).contents();
      return { versions: versionsOf(events), bytes, days: Math.round(bounds.age / DAY_MS) };
    },
    async read(graph, id) {
      const own = at(keyOf(graph));
      const { text } = found(versionsOf((await own.contents()).events), id);
      const read = await own.getText(text);
      if (read === null) {
        throw new NotFoundError('This version cannot be read: its file is damaged.', {
          hint: 'The other versions are not touched by that.',
        });
      }
      return read;
    },
    name: (graph, id, name) =>
      inTurn(keyOf(graph), async () => {
        const own = at(keyOf(graph));
        const given = (name ?? '').trim().slice(0, MAX_VERSION_NAME).toWellFormed();
        assertClean(given, 'The name of the version');
        const { events } = await own.contents();
        found(versionsOf(events), id);
        await own.putEvent({ format: 'lumi-version-name', at: momentAfter(events), of: id, name: given });
        wrote();
      }),
    forget: (graph, ids) =>
      inTurn(keyOf(graph), async () => {
        const own = at(keyOf(graph));
        if (ids === null) {
          await own.clear();
          return;
        }
        const versions = versionsOf((await own.contents()).events);
        await own.remove(
          ids.flatMap((id) => versions.find((version) => version.id === id)?.events ?? []),
          true,
        );
      }),
    async move(from, to) {
      if (from === to) return false;
      return inBothTurns(keyOf(from), keyOf(to), async () => {
        const own = at(keyOf(from));
        if ((await own.contents()).events.length === 0) return false;
        await own.moveTo(at(keyOf(to)));
        return true;
      });
    },
    async copy(from, to) {
      if (from === to) return;
      await inBothTurns(keyOf(from), keyOf(to), async () => {
        if ((await at(keyOf(to)).contents()).events.length > 0) return;
        await at(keyOf(from)).copyTo(at(keyOf(to)));
      });
    },
    prune,
  };
}

interface Sized extends Kept {
  readonly key: string;
  readonly version: Version;
}

/** What an event takes on most disks, bytes. */
const EVENT_BYTES = 400;

/** A text that several versions have is counted once, with the newest. */
function sized(key: string, versions: readonly Version[], texts: ReadonlyMap<string, number>): readonly Sized[] {
  const counted = new Set<string>();
  return versions.map((version) => {
    const own = counted.has(version.text) ? 0 : (texts.get(version.text) ?? 0);
    counted.add(version.text);
    return {
      key,
      version,
      at: version.at,
      isNamed: version.name !== null,
      bytes: own + EVENT_BYTES * version.events.length,
    };
  });
}

/** Whether it says more of the newest version than is known: a run always does. */
function addsTo(newest: Version, { kind, run, name }: NewVersion): boolean {
  if (run !== undefined) return !newest.runs.includes(run);
  if (name !== undefined) return newest.name !== name;
  return kind === 'saved' && !newest.kinds.has('saved');
}
