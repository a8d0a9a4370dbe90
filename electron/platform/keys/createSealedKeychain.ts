import { readFile, rename, rm } from 'node:fs/promises';
import { z } from 'zod';
import { StorageError } from '#shared/errors/inputErrors';
import type { EnvValues } from './createEnvFileReader.ts';
import type { Keychain, Seal } from './Keychain.ts';

const NO_KEYCHAIN =
  'This system has no keychain that protects keys, so those pasted here are kept for this session only.';
const STILL_SEALED = `${NO_KEYCHAIN} Those kept earlier stay sealed until it is back.`;
const REMOVED = `${NO_KEYCHAIN} Those kept earlier were removed, because anybody could have opened them: paste them again.`;
const NOT_REMOVED = `${NO_KEYCHAIN} Those kept earlier can be opened by anybody: delete keys.sealed in the data folder.`;
const NOT_OPENED =
  'The keys kept earlier could not be opened with this system’s keychain. Paste them again; the old file is then put aside.';

const keptSchema = z.record(z.string(), z.string());

export interface SealedKeychainOptions {
  /** The sealed file, made with the first key. */
  readonly path: string;
  readonly seal: Seal;
  /** Puts the file in place whole or not at all, for its owner only. */
  readonly write: (path: string, data: Uint8Array) => Promise<void>;
}

/**
 * Keeps keys in one file that only the system's keychain opens. All are sealed together, so that no value can be put under another
 * name by whoever can write the file. Where the system protects nothing, nothing is written and keys last for the session.
 */
export function createSealedKeychain({ path, seal, write }: SealedKeychainOptions): Keychain {
  let values: EnvValues = {};
  let isPersistent = false;
  let reason: string | undefined;
  let isUnreadable = false;

  const store = async (next: EnvValues): Promise<void> => {
    if (isPersistent) {
      const sealed = await seal.encrypt(JSON.stringify(next)).catch(notSealed);
      if (isUnreadable) await rename(path, `${path}.unreadable`).catch(ignoreMissing);
      await write(path, sealed);
      isUnreadable = false;
      reason = undefined;
    }
    values = next;
  };

  const open = async (): Promise<void> => {
    if (!(await seal.protects().catch(() => false))) {
      reason = await withoutKeychain(path, seal);
      return;
    }
    isPersistent = true;
    const sealed = await readFile(path).catch(ignoreMissing);
    if (!sealed) return;
    const { text, shouldReseal } = await seal.decrypt(sealed);
    values = keptSchema.parse(JSON.parse(text));
    // It can be opened as it is; if this fails, the next start tries again.
    if (shouldReseal) await store(values).catch(() => undefined);
  };

  /** Changes go one after the other, each upon the last. */
  let last = open().catch(() => {
    isUnreadable = true;
    reason = NOT_OPENED;
  });
  const opened = last;
  const change = (edit: (kept: EnvValues) => EnvValues): Promise<void> => {
    const changed = last.then(() => store(edit(values)));
    last = changed.catch(() => undefined);
    return changed;
  };

  return {
    opened,
    get isPersistent() {
      return isPersistent;
    },
    get reason() {
      return reason;
    },
    read: () => values,
    set: (name, value) => change((kept) => ({ ...kept, [name]: value })),
    remove: (name) => change((kept) => Object.fromEntries(Object.entries(kept).filter(([other]) => other !== name))),
  };
}

/** What is to be said of the keys kept earlier, now that nothing protects them. A file that anybody can open is worse than none. */
async function withoutKeychain(path: string, seal: Seal): Promise<string> {
  const sealed = await readFile(path).catch(() => undefined);
  if (!sealed) return NO_KEYCHAIN;
  if (!seal.isOpenToAll(sealed)) return STILL_SEALED;
  return rm(path).then(
    () => REMOVED,
    () => NOT_REMOVED,
  );
}

function notSealed(cause: unknown): never {
  throw new StorageError('The system’s keychain did not take the key.', {
    hint: 'Unlock the keychain, then try again. Nothing was changed.',
    cause,
  });
}

function ignoreMissing(caught: unknown): undefined {
  if (caught instanceof Error && 'code' in caught && caught.code === 'ENOENT') return undefined;
  throw caught;
}
