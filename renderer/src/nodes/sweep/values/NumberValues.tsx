import { useState } from 'react';
import { GRAPH_UNDO } from '../../../ui/fields/graphUndo.ts';
import { TextInput } from '../../../ui/fields/TextInput.tsx';
import { numbersIn } from './numbersIn.ts';
import type { ValuesProps } from './ValuesProps.ts';

/** Numbers in a line, with commas or blanks between them. */
export function NumberValues({ kind, values, onType }: ValuesProps) {
  const [typed, setTyped] = useState<string>();
  const shown = typed !== undefined && sameNumbers(numbersIn(typed), values) ? typed : values.join(', ');
  return (
    <TextInput
      label={`${kind.label}: numbers`}
      value={shown}
      isMono
      placeholder="0.5, 1, 1.5"
      data-wants-focus
      {...GRAPH_UNDO}
      onChange={(text) => {
        setTyped(text);
        onType(numbersIn(text));
      }}
    />
  );
}

function sameNumbers(one: readonly number[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((number, at) => number === other[at]);
}
