/** What the service needs from the world besides the engine’s ports. Each is made real in `electron/platform`. */
import type { LiveList } from '#shared/graph/models/LiveList';
import type { CallInput, CallOutput, Settings } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import type { PaletteOf } from '#shared/workflow/PaletteOf';
import type { Workflow } from '#shared/workflow/Workflow';
import type { Ports } from '../../engine/Ports.ts';
import type { ShellPort } from './ShellPort.ts';
import type { LibraryPort, PlacesPort } from './LibraryPort.ts';
import type { WalkedFile, PictureExportPort, PictureCopiesPort } from './picturePorts.ts';
import type {
  WorkflowFilesPort,
  ListFilesPort,
  FileWatchPort,
  HistoryPort,
  RecoveryPort,
  SessionsPort,
  UndoPort,
  WildcardFilesPort,
  TemplatesPort,
  GroupsPort,
} from './filePorts.ts';

/** Archives for whoever helps. */
export interface ReportsPort {
  /** What this machine and this program are. */
  machine(): Promise<Readonly<Record<string, string | number>>>;
  /** The files of the log, oldest first. */
  logs(): Promise<readonly { readonly name: string; readonly text: string }[]>;
  /** Takes keys and the user's home folder out of a text. */
  tidy(text: string): string;
  /** Gives the path. */
  save(name: string, entries: readonly { readonly name: string; readonly text: string }[]): Promise<string>;
}

export interface KeysPort {
  list(): Promise<CallOutput<'keys.list'>>;
  keychain(): Promise<CallOutput<'keys.keychain'>>;
  /** Why a call could not use a key of this name now; `undefined`: it could. */
  refusal(provider: string, name: string): Promise<ErrorReport | undefined>;
  approve(provider: string, name: string): Promise<void>;
  /** The same until the application is closed. */
  allow(provider: string, name: string): void;
  /** `pasted` is tidied first; see `tidyKey`. */
  set(provider: string, name: string, pasted: string): Promise<void>;
  remove(name: string): Promise<void>;
  import(text: string, chosen: CallInput<'keys.import'>['chosen']): Promise<CallOutput<'keys.import'>>;
}

/** What providers say of their models. */
export interface ModelsPort {
  /** What was read last, of each provider that was ever asked. */
  lists(): readonly LiveList[];
  /**
   * Asks anew and keeps what is said; from then on it holds. Nothing is kept where `signal` ends it. @throws NotFoundError, CancelledError,
   * and what the provider or the disk refuses
   */
  refresh(provider: string, signal?: AbortSignal): Promise<LiveList>;
}

export interface SettingsPort {
  readonly current: Settings;
  /** Changes those that are named. */
  change(changed: Partial<Settings>): Promise<void>;
}

export interface ServicePorts {
  readonly engine: Ports;
  readonly paletteOf: PaletteOf;
  readonly wildcards: WildcardFilesPort;
  readonly library: LibraryPort;
  readonly places: PlacesPort;
  readonly copies: PictureCopiesPort;
  readonly exports: PictureExportPort;
  /** The pictures among files and folders and in all folders below; what belongs together comes together. */
  readonly walkPictures: (paths: readonly string[]) => AsyncIterable<WalkedFile>;
  readonly files: WorkflowFilesPort;
  /** The text of a graph of any program, of its file or of what a picture carries. @throws WorkflowFileError saying why there is none */
  readonly graphText: (path: string, name: string) => Promise<string>;
  readonly lists: ListFilesPort;
  readonly watch: FileWatchPort;
  readonly recovery: RecoveryPort;
  readonly sessions: SessionsPort;
  readonly undo: UndoPort;
  readonly templates: TemplatesPort;
  readonly groups: GroupsPort;
  readonly history: HistoryPort;
  readonly keys: KeysPort;
  /** Asks the provider, for free. */
  readonly checkKey: (provider: string, name: string) => Promise<CallOutput<'keys.check'>>;
  readonly models: ModelsPort;
  readonly settings: SettingsPort;
  readonly reports: ReportsPort;
  /** Writes a text where the user said, whole or not at all, in place of a file of that name. @throws StorageError */
  readonly writeText: (path: string, text: string) => Promise<void>;
  /** @throws SecretFoundError where the text holds a key. `what` names the text in the message. */
  readonly assertClean: (text: string, what: string) => void;
  /** The text with live keys and key shapes replaced. */
  readonly redact: (text: string) => string;
  /** The same with the keys of this moment, for many texts at once. */
  readonly redactor: () => (text: string) => string;
  /** The graph a newcomer sees. */
  readonly sampleWorkflow: () => Promise<Workflow>;
  readonly info: CallOutput<'app.info'>;
  /** Only behind the desktop's door. */
  readonly shell?: ShellPort;
}
