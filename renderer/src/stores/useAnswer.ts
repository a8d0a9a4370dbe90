import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { CallInput, CallName } from '#shared/api/contract';
import { createAnswer, type Answer } from './createAnswer.ts';
import { useStudio } from './hooks.ts';

const NOTHING = { value: undefined, error: undefined } as const;

/**
 * What the service says to a call, for as long as the component is there. Asked again where the input is another one, of which nothing is
 * shown until it is known; and where `since` changes, while what was known stays.
 */
export function useAnswer<N extends CallName>(call: N, input: CallInput<N>, since = ''): Answer<N> {
  const { client } = useStudio();
  const [answers] = useState(() => createAnswer(client, call));
  const question = useMemo(() => JSON.stringify(input), [input]);
  const answer = useStore(answers);
  useEffect(
    () => answers.getState().ask(question, input),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the question stands for the input, which may be a new object at each drawing
    [answers, question, since],
  );
  return answer.of === question ? answer : NOTHING;
}
