import type { EnvValues } from './createEnvFileReader.ts';

/** Where keys that a user pasted are kept. What is in it is open only in this process's memory. */
export interface Keychain {
  /** Settles when what was kept is open, or cannot be opened; until then there is nothing in it. Never rejects. */
  readonly opened: Promise<void>;
  /** Whether a key outlives this session. */
  readonly isPersistent: boolean;
  /** What the user should know of it, in one or two sentences. */
  readonly reason: string | undefined;
  /** The values by name, now. */
  read(): EnvValues;
  /** @throws StorageError where it cannot be written; then nothing has changed. */
  set(name: string, value: string): Promise<void>;
  /** Does nothing where there is none of the name. @throws StorageError as `set`. */
  remove(name: string): Promise<void>;
}

/** The system's own encryption: Electron's `safeStorage`, or a small stand-in in a test. */
export interface Seal {
  /** Whether what it seals now is opened by the user's system alone. Asked once, before everything else. */
  readonly protects: () => Promise<boolean>;
  /** Whether anybody could open what was sealed earlier. */
  readonly isOpenToAll: (sealed: Buffer) => boolean;
  readonly encrypt: (text: string) => Promise<Buffer>;
  /** `shouldReseal`: the system has a newer secret, and what was opened should be sealed with that. */
  readonly decrypt: (sealed: Buffer) => Promise<{ readonly text: string; readonly shouldReseal: boolean }>;
}
