import type { Client } from '#shared/api/createClient';
import type { CallInput, CallName, CallOutput } from '#shared/api/contract';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import { createStore, type StoreApi } from 'zustand/vanilla';

export interface Answer<N extends CallName> {
  /** `undefined` until known. It stays while the same question is asked again. */
  readonly value: CallOutput<N> | undefined;
  /** Why the newest could not be had. */
  readonly error: ErrorReport | undefined;
}

interface AnswerState<N extends CallName> extends Answer<N> {
  /** The question it is the answer to. */
  readonly of: string | undefined;
  /** `of` tells one question from another. Gives its own end, after which no answer is taken. */
  readonly ask: (of: string, input: CallInput<N>) => () => void;
}

/** What the service says to one call: only ever the answer to the newest question, however late those before it come. */
export function createAnswer<N extends CallName>(client: Client, call: N): StoreApi<AnswerState<N>> {
  const put = client as (name: N, input: CallInput<N>) => Promise<CallOutput<N>>;
  return createStore<AnswerState<N>>()((set, get) => {
    let newest = 0;
    return {
      of: undefined,
      value: undefined,
      error: undefined,
      ask(of, input) {
        const mine = ++newest;
        if (of !== get().of) set({ of, value: undefined, error: undefined });
        put(call, input).then(
          (value) => {
            if (mine === newest) set({ value, error: undefined });
          },
          (caught: unknown) => {
            if (mine === newest) set({ error: reportOf(caught) });
          },
        );
        return () => {
          if (mine === newest) newest += 1;
        };
      },
    };
  });
}
