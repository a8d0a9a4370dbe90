import { useState } from 'react';
import type { PictureFilter } from '#shared/api/contract';
import { Button } from '../../ui/Button.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { withPart } from './filterEdits.ts';

export interface SeedPanelProps {
  readonly filter: PictureFilter;
  readonly onFilter: (filter: PictureFilter) => void;
  readonly onDone: () => void;
}

/** The seed that pictures were made with. */
export function SeedPanel({ filter, onFilter, onDone }: SeedPanelProps) {
  const [text, setText] = useState(filter.seed === undefined ? '' : String(filter.seed));
  const seed = readSeed(text);
  const isUnfit = text.trim() !== '' && seed === undefined;
  return (
    <form
      className="facet-panel__seed"
      onSubmit={(event) => {
        event.preventDefault();
        if (isUnfit) return;
        onFilter(withPart(filter, 'seed', seed));
        onDone();
      }}
    >
      <TextInput
        label="Seed"
        placeholder="417 209 553"
        value={text}
        onChange={setText}
        inputMode="numeric"
        autoFocus
        isMono
        isInvalid={isUnfit}
      />
      <Button type="submit" disabled={isUnfit}>
        Find
      </Button>
    </form>
  );
}

/** Digits, however they are grouped; `undefined`: something else. */
function readSeed(text: string): number | undefined {
  const digits = text.replaceAll(/[\s,_.'’]/g, '');
  const seed = Number(digits);
  return /^-?\d{1,16}$/.test(digits) && Number.isSafeInteger(seed) ? seed : undefined;
}
