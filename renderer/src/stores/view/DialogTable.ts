import type { ErrorReport } from '#shared/errors/AppError';

/** Asks for one of up to two things to do. */
export interface Confirmation {
  readonly title: string;
  readonly message: string;
  /** Label of the answer `save`. */
  readonly save: string;
  /** Label of the answer `discard`; absent: it is not offered. */
  readonly discard?: string;
}

/** A graph with changes that are not saved, while something is to close. */
export interface UnsavedItem {
  readonly id: string;
  readonly name: string;
  /** The name of its file; `null`: it has none yet. */
  readonly file: string | null;
}

/** Asks what a file being saved is to be called. */
export interface FileNameQuestion {
  readonly suggestion: string;
  /** What is wrong with the name suggested, where it was given before. */
  readonly refusal?: ErrorReport;
}

/** Asks what a reference set is to be called. */
export interface SetNameQuestion {
  readonly title: string;
  readonly message: string;
  readonly suggestion: string;
  /** Label of the button. */
  readonly save: string;
}

interface Question<Asked, Answer> {
  readonly asked: Asked;
  readonly answer: Answer;
}

/** A place to do something in, which is handed nothing and gives nothing. */
type Task = Question<undefined, never>;

/** Every dialog that can be asked: what it is handed, and what it gives. */
export interface DialogTable {
  readonly confirm: Question<Confirmation, 'save' | 'discard'>;
  readonly 'save-as': Question<FileNameQuestion, string>;
  /** Asks once for all of them. Gives the ids of those to save, the others are given up. */
  readonly 'close-graphs': Question<readonly UnsavedItem[], readonly string[]>;
  readonly 'set-name': Question<SetNameQuestion, string>;
  /** Puts pictures, named by their ids, into a reference set. */
  readonly 'add-to-set': Question<{ readonly ids: readonly string[] }, never>;
  /** All reference sets; `id`: the one that is shown first. */
  readonly sets: Question<{ readonly id?: string }, never>;
  readonly open: Task;
  readonly share: Task;
  readonly settings: Task;
  readonly keys: Task;
  readonly shortcuts: Task;
  readonly commands: Task;
  readonly report: Task;
  readonly 'run-times': Task;
  readonly connect: Task;
  /** Choosing among the pictures that came to a node. */
  /** The files of wildcards. `node`: the one they are inserted into, at `caret` of its text. */
  readonly wildcards: Question<{ readonly node: string | null; readonly caret: number | null }, never>;
  readonly pick: Question<{ readonly node: string }, never>;
  /** Drawing on the pictures that come to a node; `at`: which of them first, from 0. */
  readonly draw: Question<{ readonly node: string; readonly at: number }, never>;
}

export type DialogName = keyof DialogTable;
export type Asked<D extends DialogName> = DialogTable[D]['asked'];
export type Answer<D extends DialogName> = DialogTable[D]['answer'];

/** What a dialog is drawn with. */
export interface AskedDialogProps<D extends DialogName> {
  readonly asked: Asked<D>;
  readonly onAnswer: (answer: Answer<D>) => void;
  /** Closes it without an answer. */
  readonly onClose: () => void;
}
