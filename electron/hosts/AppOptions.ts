import type { Offer } from '#shared/Offer';
import type { ResolveProxy } from '../platform/http/systemProxy.ts';
import type { ImagesOptions } from '../platform/images/createImages.ts';
import type { Seal } from '../platform/keys/Keychain.ts';
import type { ShellPort } from '../service/ports/ShellPort.ts';

/** What a door says of itself and its machine; all of it may be left out. */
export interface AppOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Where a `.env` is looked for besides the data folder. Default: where the program was started. */
  readonly workingFolder?: string;
  /** Calls at once per provider, in place of the setting. */
  readonly concurrency?: number;
  /** The providers and node types there are. Default: those that are shipped. */
  readonly offer?: Offer;
  /** Which door the application stands behind. */
  readonly door?: 'desktop' | 'web';
  /** What a desktop can do besides. */
  readonly shell?: ShellPort;
  /** Starts the picture process. Default: Node's `fork`. */
  readonly forkImages?: ImagesOptions['fork'];
  /** Where `package.json`, `examples/` and `templates/` are: the project, or a package made of it. */
  readonly projectFolder?: string;
  /** The system's proxy, for where the environment names none. */
  readonly resolveProxy?: ResolveProxy;
  /** The system's keychain, for keys that are pasted in. Default: they last for the session. */
  readonly seal?: Seal;
  /** Whether keys that the user's login shell sets count too: for a door that is opened from the dock or a menu. */
  readonly readLoginShell?: boolean;
  /** Whether runs that an earlier session left waiting are taken over: for a door that stays open. */
  readonly takesQueueOver?: boolean;
  /** Whether providers are asked once a day which models they have: for a door that stays open. */
  readonly renewsModels?: boolean;
  /** Hears what the log hears of failures: for a door whose user reads a terminal. */
  readonly echo?: (text: string) => void;
  /**
   * Hears how far a move of the library is that was wished for, bytes: for a door that makes it when it opens. Default: it is left to another.
   */
  readonly onMoving?: (done: number, total: number) => void;
}
