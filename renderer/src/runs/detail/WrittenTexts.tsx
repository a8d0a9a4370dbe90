import { nameOfRow } from '#shared/graph/rows/Row';
import type { Place } from './batches.ts';

export interface WrittenTextsProps {
  readonly places: readonly Place[];
  readonly label: string;
}

/** The texts of a batch, by their places; nothing where it writes none. */
export function WrittenTexts({ places, label }: WrittenTextsProps) {
  const texts = places.flatMap(({ index, slot: { text, row } }) => (text === undefined ? [] : [{ index, text, row }]));
  if (texts.length === 0) return null;
  return (
    <ul className="run-batch__texts" aria-label={label}>
      {texts.map(({ index, text, row }) => (
        <li key={index} className="run-batch__text" dir="auto">
          {row && <span className="run-batch__row">{nameOfRow(row)} </span>}
          {text}
        </li>
      ))}
    </ul>
  );
}
