import { copyFile, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Settings as Chosen } from '#shared/api/contract';
import { settings as settingsOf } from '#shared/api/runSchemas';
import { StorageError } from '#shared/errors/inputErrors';
import { FAILURE_SCOPES } from '#shared/runs/RunSettings';
import { errorCode, fileError } from '../disk/fileErrors.ts';
import { writeAtomically } from '../disk/writeAtomically.ts';
import type { KeptAllowances } from './createListFiles.ts';

const cap = z.number().int().min(0).max(1e15).nullable();

/** Loose: what a newer version chose is kept. */
const settingsSchema = z.looseObject({
  /** Calls at once per provider. */
  concurrency: z.number().int().min(1).max(64).default(4),
  /** What a failed call ends. */
  onError: z.enum(FAILURE_SCOPES).default('stop'),
  /** The most a run and a day may commit, micro-dollars. */
  runCap: cap.default(null),
  dayCap: cap.default(null),
  /** From which estimate on the page asks, micro-dollars. */
  askAbove: cap.default(1_000_000),
  /** Folders of wildcards, besides the data folder's own. */
  wildcardFolders: z.array(z.string().min(1).max(4096)).max(100).default([]),
  /** Reference pictures that are longer are sent smaller, px; 0: as they are. */
  referenceLongSide: z.union([z.literal(0), z.number().int().min(256).max(16_383)]).default(2048),
  shortcuts: settingsOf.shape.shortcuts.default({}),
  newNodes: settingsOf.shape.newNodes.default({}),
  renewModels: z.boolean().default(true),
  /** Names of keys that graphs may use for a provider besides its own. Never a value. */
  approvedKeys: z.array(z.object({ provider: z.string().max(100), name: z.string().max(200) })).default([]),
  /** Files that a graph may read as a list though they do not lie with it. Paths. */
  allowedLists: z.array(z.object({ graph: z.string().max(4096), list: z.string().max(4096) })).default([]),
});
type SettingsFile = z.output<typeof settingsSchema>;

export type ApprovedKey = Readonly<SettingsFile['approvedKeys'][number]>;

/** What the user chose, kept in `settings.json`. */
export interface OpenSettings {
  readonly current: Chosen;
  /** What of the file was not understood when it was opened; `undefined`: nothing. */
  readonly problem: StorageError | undefined;
  /** Changes those that are named. @throws StorageError */
  readonly change: (changed: Partial<Chosen>) => Promise<void>;
  readonly approvals: {
    list(): readonly ApprovedKey[];
    add(approval: ApprovedKey): Promise<void>;
    /** Takes the leave back, for every provider. */
    remove(name: string): Promise<void>;
  };
  readonly lists: KeptAllowances;
}

/**
 * Reads the settings of a data folder. Of a field that cannot be understood the default holds, the others stay; and the file is kept aside
 * as `settings.json.broken`.
 * @throws StorageError where the folder cannot be read or written.
 */
export async function openSettings(folder: string): Promise<OpenSettings> {
  const path = join(folder, 'settings.json');
  const found = await read(path);
  let stored = found.settings;
  /** Changes go one after the other, each upon what is on the disk: another process may have changed it. */
  let lastChange: Promise<void> = Promise.resolve();

  const edit = (change: (settings: SettingsFile) => SettingsFile): Promise<void> => {
    const changed = lastChange.then(async () => {
      const next = settingsSchema.parse(change((await read(path)).settings));
      await writeAtomically(path, `${JSON.stringify(next, null, 2)}\n`);
      stored = next;
    });
    lastChange = changed.catch(() => undefined);
    return changed;
  };

  return {
    get current() {
      const { concurrency, onError, runCap, dayCap, askAbove, wildcardFolders, referenceLongSide } = stored;
      const { shortcuts, newNodes, renewModels } = stored;
      const ofRuns = { concurrency, onError, runCap, dayCap, askAbove, wildcardFolders, referenceLongSide };
      return { ...ofRuns, shortcuts, newNodes, renewModels };
    },
    problem: found.problem,
    change: ({ wildcardFolders, ...changed }) =>
      edit((settings) => ({
        ...settings,
        ...changed,
        ...(wildcardFolders && { wildcardFolders: [...wildcardFolders] }),
      })),
    approvals: {
      list: () => stored.approvedKeys,
      add: ({ provider, name }) =>
        edit((settings) => ({ ...settings, approvedKeys: [...settings.approvedKeys, { provider, name }] })),
      remove: (name) =>
        edit((settings) => ({
          ...settings,
          approvedKeys: settings.approvedKeys.filter((approved) => approved.name !== name),
        })),
    },
    lists: {
      list: () => stored.allowedLists,
      add: ({ graph, list }) =>
        edit((settings) =>
          graph === null ? settings : { ...settings, allowedLists: [...settings.allowedLists, { graph, list }] },
        ),
    },
  };
}

interface Found {
  readonly settings: SettingsFile;
  readonly problem?: StorageError;
}

async function read(path: string): Promise<Found> {
  try {
    const fields = z.record(z.string(), z.unknown()).safeParse(parseJson(await readFile(path, 'utf8')));
    if (!fields.success) {
      await rename(path, `${path}.broken`);
      return { settings: settingsSchema.parse({}), problem: notUnderstood('The settings', path) };
    }
    const bad = Object.entries(fields.data).filter(([name, value]) => !isGood(name, value));
    if (bad.length === 0) return { settings: settingsSchema.parse(fields.data) };
    await copyFile(path, `${path}.broken`);
    const names = bad.map(([name]) => name);
    const good = Object.entries(fields.data).filter(([name]) => !names.includes(name));
    const problem = notUnderstood(`Of the settings, ${names.join(', ')}`, path);
    return { settings: settingsSchema.parse(Object.fromEntries(good)), problem };
  } catch (caught) {
    if (errorCode(caught) !== 'ENOENT') throw fileError('Reading the settings', caught);
    return { settings: settingsSchema.parse({}) };
  }
}

function isGood(name: string, value: unknown): boolean {
  const field = Object.entries(settingsSchema.shape).find(([known]) => known === name)?.[1];
  return field?.safeParse(value).success ?? true;
}

function notUnderstood(what: string, path: string): StorageError {
  return new StorageError(`${what} cannot be understood: the default holds.`, {
    hint: `Caps may be among them: see Settings → Money. The file as it was is ${path}.broken.`,
  });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (caught) {
    if (caught instanceof SyntaxError) return undefined;
    throw caught;
  }
}
