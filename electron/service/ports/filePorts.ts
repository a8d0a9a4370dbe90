/** The files beside the library: graphs, lists, wildcards, and what keeps unsaved work. */
import type { CallInput, CallOutput, TemplateEntry, TemplateRef } from '#shared/api/contract';
import type { PageSession } from '#shared/api/sessionSchemas';
import type { WildcardList } from '#shared/graph/WildcardList';
import type { Workflow, WorkflowGroup } from '#shared/workflow/Workflow';

export interface OpenedGraph {
  readonly file: string;
  readonly workflow: Workflow;
  /** Changes whenever the file's text does. */
  readonly version: string;
  /** What of the file is not in the graph, a sentence each. */
  readonly left: readonly string[];
}

/** Graph files: those of the data folder by name, others by a path the user pointed at. */
export interface WorkflowFilesPort {
  list(): Promise<CallOutput<'workflow.list'>>;
  open(file: string): Promise<OpenedGraph>;
  save(file: string, workflow: Workflow, version: string | null): Promise<Pick<OpenedGraph, 'file' | 'version'>>;
  /** Lets pages touch this path from now on. Gives what calls name it by. */
  grant(path: string): Promise<string>;
  isGranted(file: string): boolean;
  /** Where a file is. @throws BadInputError for one that was not granted */
  pathOf(file: string): string;
  /** `null`: there is no such file. */
  version(file: string): Promise<string | null>;
  recent(): Promise<CallOutput<'file.recent'>>;
}

/** Files that hold a list which a graph names. `graph`: where the graph's own file is; `null`: in none. */
export interface ListFilesPort {
  /** @throws ListNotAllowedError, ListFileError; both say what is to be done */
  read(graph: string | null, file: string): Promise<string>;
  /** Lets a graph read one that does not lie with it. `isKept`: not for this session only. */
  allow(graph: string | null, file: string, isKept: boolean): Promise<void>;
  /** Whether a path leads to the very file that a graph names so. */
  isSame(graph: string | null, file: string, path: string): Promise<boolean>;
  /** As the graph names the file of this path. */
  nameOf(graph: string | null, path: string): Promise<string>;
}

export interface FileWatchPort {
  watch(page: string, files: CallInput<'file.watch'>['files']): void;
  /** Gives its own unsubscribe. */
  onChange(listener: (file: string, version: string | null) => void): () => void;
}

/** Unsaved work of one graph. */
export interface RecoveryEntry {
  readonly documentId: string;
  readonly file: { readonly name: string; readonly version: string } | null;
  /** ms since the epoch */
  readonly at: number;
  readonly workflow: Workflow;
}

/** Unsaved work, apart from the user's files. */
export interface RecoveryPort {
  write(entry: RecoveryEntry): Promise<void>;
  list(): Promise<readonly RecoveryEntry[]>;
  read(documentId: string): Promise<RecoveryEntry>;
  discard(documentId: string): Promise<void>;
}

/** What pages have open. */
export interface SessionsPort {
  /** As the start before left it. */
  readonly kept: readonly PageSession[];
  write(pages: readonly PageSession[]): Promise<void>;
}

/** The undo of graphs that are open, as pages write it. */
export interface UndoPort {
  write(documentId: string, history: string): Promise<void>;
  /** `null`: there is none. */
  read(documentId: string): Promise<string | null>;
  discard(documentId: string): Promise<void>;
}

/** The files of wildcards, as they are now. */
export interface WildcardFilesPort {
  survey(): Promise<{
    readonly folders: CallOutput<'wildcards.list'>['folders'];
    readonly files: readonly {
      readonly path: string;
      readonly lists: readonly WildcardList[];
      /** What of it cannot be read. */
      readonly faults: readonly { readonly reason: string; readonly line?: number }[];
    }[];
    /** Of all files; the same array where none of them has changed. */
    readonly lists: readonly WildcardList[];
  }>;
}

/** What a template comes with: pictures by the ids the graph names them by, and sets of them. */
export interface TemplateBaggage {
  readonly pictures: readonly { readonly id: string; readonly file: string; readonly bytes: Uint8Array }[];
  readonly sets: readonly {
    readonly id: string;
    readonly name: string;
    readonly pictures: readonly { readonly id: string; readonly note: string }[];
  }[];
}

/** Graphs to begin with, those that are shipped and one's own. */
export interface TemplatesPort {
  /** One that cannot be read is among them, with why, and has no graph. */
  list(): Promise<readonly (Omit<TemplateEntry, 'needsKeysOf' | 'nodes'> & { readonly workflow?: Workflow })[]>;
  /** A WebP; `undefined`: there is none. */
  picture(of: TemplateRef): Promise<Uint8Array | undefined>;
  /** @throws NotFoundError, WorkflowFileError */
  open(of: TemplateRef): Promise<{ readonly workflow: Workflow } & TemplateBaggage>;
  /** `picture`: where a WebP of what it gives is. Gives its id. */
  save(template: {
    readonly workflow: Workflow;
    readonly description: string;
    readonly calls: number | null;
    readonly picture: string | undefined;
  }): Promise<string>;
  change(id: string, changed: { readonly name: string; readonly description: string }): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The versions of graphs. `graph`: any text that names one. */
export interface HistoryPort {
  keep(
    graph: string,
    text: string,
    version: KeptVersion,
    tell: (before: string) => string,
  ): Promise<{ readonly id: string; readonly isNew: boolean }>;
  /** Newest first. */
  list(graph: string): Promise<{
    readonly versions: readonly {
      readonly id: string;
      readonly at: number;
      readonly kinds: ReadonlySet<KeptVersion['kind']>;
      readonly name: string | null;
      readonly from: string | null;
      readonly told: string | null;
      readonly runs: readonly string[];
    }[];
    readonly bytes: number;
    /** How long one without a name is kept. */
    readonly days: number;
  }>;
  read(graph: string, id: string): Promise<string>;
  name(graph: string, id: string, name: string | null): Promise<void>;
  /** `null`: all of them. */
  forget(graph: string, ids: readonly string[] | null): Promise<void>;
  move(from: string, to: string): Promise<boolean>;
  copy(from: string, to: string): Promise<void>;
}

/** What is kept of a graph beside its text. */
export interface KeptVersion {
  readonly kind: 'saved' | 'run' | 'opened' | 'named' | 'kept';
  readonly run?: string;
  readonly from?: string;
  readonly name?: string;
}

/** One's own groups, each a file of the folder for them. */
export interface GroupsPort {
  /** One that cannot be read is among them, with why, and has no group. */
  list(): Promise<
    readonly {
      readonly file: string;
      readonly modifiedAt: number;
      readonly group?: WorkflowGroup;
      readonly fault?: string;
    }[]
  >;
  read(file: string): Promise<string>;
  /** Gives its file, as `rename` does. */
  keep(text: string, isReplacing: boolean): Promise<string>;
  rename(file: string, name: string): Promise<string>;
  remove(file: string): Promise<void>;
  /** Hears of each change, one that was made by hand too. Gives its own unsubscribe. */
  onChange(listener: () => void): () => void;
}
