/** Failures of what a person, a file or a page handed us. */
import { AppError, type AppErrorOptions, type ErrorReport } from './AppError.ts';

/** A call, option or address that does not parse. */
export class BadInputError extends AppError {
  readonly code = 'bad-input';
}

/** What is wired into a sweep does not go with its axes. */
export class BadAxesError extends AppError {
  readonly code = 'bad-axes';
}

/** The thing asked for does not exist. */
export class NotFoundError extends AppError {
  readonly code = 'not-found';
}

/** A file that cannot be read, or is no graph. */
export class WorkflowFileError extends AppError {
  readonly code = 'workflow-file';
}

/** The file changed on disk since it was opened, or one of that name is there already. */
export class FileConflictError extends AppError {
  readonly code = 'file-conflict';
}

/** A reference set was changed since it was looked at. */
export class SetConflictError extends AppError {
  readonly code = 'set-conflict';
}

/** A key, or something shaped like one, stands where it would be written to a file, a picture or a database. */
export class SecretFoundError extends AppError {
  readonly code = 'secret-found';
}

/** A list that a graph names and that cannot be read. */
export class ListFileError extends AppError {
  readonly code = 'list-file';
}

/** A list that lies elsewhere than with the graph that names it, and that nobody allowed the graph to read. Nothing was read. */
export class ListNotAllowedError extends AppError {
  readonly code = 'list-not-allowed';
}

/** Two lists meet in one node and neither can stretch to the other, or one is a sweep's, which is not to be gone through side by side. */
export class UnequalListsError extends AppError {
  readonly code = 'unequal-lists';
  /** The two, by the names they have in the node. */
  readonly lists: readonly { readonly name: string; readonly count: number }[];

  constructor(message: string, lists: UnequalListsError['lists'], options: AppErrorOptions = {}) {
    super(message, options);
    this.lists = lists;
  }
}

/** More pictures are wired into a call than its model takes, or than fit into one request. */
export class TooManyPicturesError extends AppError {
  readonly code = 'too-many-pictures';
}

/** The graph has problems; nothing was sent. */
export class GraphProblemsError extends AppError {
  readonly code = 'graph-problems';
  readonly problems: readonly ErrorReport[];

  constructor(problems: readonly ErrorReport[], options: AppErrorOptions = {}) {
    const first = problems[0]?.message ?? 'The graph cannot run.';
    super([first, ...others(problems.length - 1)].join(' '), {
      hint: problems[0]?.hint,
      ...options,
    });
    this.problems = problems;
  }

  override report(): ErrorReport {
    return { ...super.report(), problems: this.problems };
  }
}

function others(count: number): readonly string[] {
  if (count <= 0) return [];
  return [count === 1 ? 'There is 1 more problem.' : `There are ${String(count)} more problems.`];
}

/** Something only the desktop application can do was asked for behind another door. */
export class NeedsDesktopError extends AppError {
  readonly code = 'needs-desktop';
}

/** The work was stopped by the user. */
export class CancelledError extends AppError {
  readonly code = 'cancelled';
}

/** A person has to choose before what follows a node can go on. Nothing has failed. */
export class WaitsForChoiceError extends AppError {
  readonly code = 'waits-for-choice';
}

/** The disk, the library or the picture tools failed. */
export class StorageError extends AppError {
  readonly code = 'storage';
}

/** The library that was opened before is not where it was. Nothing was made in its place. */
export class LibraryGoneError extends AppError {
  readonly code = 'library-gone';
}

/** A picture that cannot be read, is too large to decode, or is of a kind we do not know. */
export class PictureError extends AppError {
  readonly code = 'picture';
}

/** A picture that could not be looked at to its end: it took too long, or broke the program that opens pictures. It may be whole. */
export class UnopenedPictureError extends PictureError {}
