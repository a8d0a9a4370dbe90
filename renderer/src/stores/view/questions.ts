import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answer, Asked, DialogName } from './DialogTable.ts';

/** A dialog in front of the page. */
export type OpenQuestion<D extends DialogName = DialogName> = {
  readonly [Name in D]: {
    readonly dialog: Name;
    readonly asked: Asked<Name>;
    /** Where it changes, the dialog is drawn anew. */
    readonly key: string;
  };
}[D];

export interface QuestionsState {
  /** At most one of each dialog, in the order they were asked. */
  readonly open: readonly OpenQuestion[];
}

export interface Questions extends StoreApi<QuestionsState> {
  /**
   * Opens a dialog and gives its answer; `undefined` where it was closed without one, or gave way. It gives way to the next of its kind, and a
   * task to any other task.
   */
  readonly ask: <D extends DialogName>(
    dialog: D,
    ...asked: undefined extends Asked<D> ? [] : [asked: Asked<D>]
  ) => Promise<Answer<D> | undefined>;
  /** Answers the dialog and closes it. */
  readonly answer: <D extends DialogName>(dialog: D, answer: Answer<D>) => void;
  /** Closes it without an answer. */
  readonly dismiss: (dialog: DialogName) => void;
}

type Waiting = { [D in DialogName]?: ((answer: Answer<D> | undefined) => void) | undefined };

/** What is asked in front of the page. */
export function createQuestions(): Questions {
  const store = createStore<QuestionsState>()(() => ({ open: [] }));
  const waiting: Waiting = {};
  let count = 0;

  const settle = <D extends DialogName>(dialog: D, answer: Answer<D> | undefined) => {
    const resolve = waiting[dialog];
    waiting[dialog] = undefined;
    store.setState(({ open }) => ({ open: open.filter((question) => question.dialog !== dialog) }));
    resolve?.(answer);
  };
  return {
    ...store,
    ask(dialog, ...[asked]) {
      count += 1;
      const key = asked === undefined ? dialog : `${dialog} ${String(count)}`;
      const question = { dialog, asked, key } as OpenQuestion;
      for (const other of store.getState().open) {
        if (other.dialog === dialog || (isTask(question) && isTask(other))) settle(other.dialog, undefined);
      }
      store.setState(({ open }) => ({ open: [...open, question] }));
      return new Promise((resolve) => {
        waiting[dialog] = resolve;
      });
    },
    answer: settle,
    dismiss(dialog) {
      settle(dialog, undefined);
    },
  };
}

/** Whether a dialog was opened to do something in, and not to answer. */
export function isTask({ dialog, asked }: OpenQuestion): boolean {
  return asked === undefined || dialog === 'keys';
}
