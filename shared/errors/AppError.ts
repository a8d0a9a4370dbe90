/** What a person is told about a failure. Safe to send anywhere: no key, header, URL query or request body is ever in it. */
export interface ErrorReport {
  /** Stable, kebab-case; tests and the page switch on it. */
  readonly code: string;
  /** What happened, in the user's words. */
  readonly message: string;
  /** The next step. */
  readonly hint?: string;
  /** ms the provider asks to wait before it is tried again, from when it failed. Absent: it did not say. */
  readonly retryAfterMs?: number;
  /** Id of the node it belongs to. */
  readonly node?: string;
  /** The socket or field of it. */
  readonly socket?: string;
  readonly field?: string;
  /** The picture that is missing there. */
  readonly picture?: string;
  /** Everything that is wrong, where it is more than this. */
  readonly problems?: readonly ErrorReport[];
}

export interface AppErrorOptions {
  readonly hint?: string | undefined;
  readonly cause?: unknown;
}

/** A failure we expected. Everything else that is thrown is a bug. `cause` is for the log only. */
export abstract class AppError extends Error {
  abstract readonly code: string;
  readonly hint: string | undefined;

  constructor(message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = new.target.name;
    this.hint = options.hint;
  }

  report(): ErrorReport {
    return this.hint === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, hint: this.hint };
  }
}
