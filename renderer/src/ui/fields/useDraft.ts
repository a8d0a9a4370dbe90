import { useState } from 'react';

/** What is typed and not through yet, in place of the value it is to become. */
export interface Draft<T> {
  readonly text: string;
  /** What it has made of the value so far. */
  readonly given: T;
  /** The value as it was seen last. */
  readonly seen: T;
}

/** A draft once the value is seen again: gone where something else has changed that, as undo does, or a run that moves a seed. */
export function draftAt<T>(draft: Draft<T> | null, value: T): Draft<T> | null {
  if (!draft || Object.is(draft.seen, value)) return draft;
  return Object.is(draft.given, value) ? { ...draft, seen: value } : null;
}

/** The text being typed into a field of a value, `null` when none is. To be told what each text made of the value. */
export function useDraft<T>(value: T): readonly [string | null, (text: string, given: T) => void, () => void] {
  const [held, setHeld] = useState<Draft<T> | null>(null);
  const draft = draftAt(held, value);
  if (draft !== held) setHeld(draft);
  return [
    draft?.text ?? null,
    (text, given) => {
      setHeld({ text, given, seen: value });
    },
    () => {
      setHeld(null);
    },
  ];
}
