import { useLayoutEffect, useRef, type RefObject } from 'react';
import { textChange } from '#shared/texts/textChange';

interface Caret {
  readonly ref: RefObject<(HTMLTextAreaElement & HTMLInputElement) | null>;
  /** To be told of each text that is typed. */
  readonly typed: (text: string) => void;
}

/** Puts the caret behind what changed where the text of a field that has the focus was changed by something else, as undo does. */
export function useCaret(value: string): Caret {
  const ref = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  const known = useRef(value);
  useLayoutEffect(() => {
    const field = ref.current;
    const before = known.current;
    known.current = value;
    if (before === value || !field || document.activeElement !== field) return;
    const { at, added } = textChange(before, value);
    field.setSelectionRange(at + added, at + added);
  }, [value]);
  return {
    ref,
    typed(text) {
      known.current = text;
    },
  };
}
