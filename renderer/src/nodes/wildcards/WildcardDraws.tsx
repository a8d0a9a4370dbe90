import { useDeferredValue, useEffect, type RefObject } from 'react';
import { readWhole, wholeOf } from '#shared/graph/fields/Whole';
import type { JsonValue } from '#shared/graph/Field';
import { useAnswer } from '../../stores/useAnswer.ts';
import { TextArea } from '../../ui/fields/TextArea.tsx';

export interface WildcardDrawsProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Of the node; what is no seed, or 0, draws from 1 on. */
  readonly seed: JsonValue | undefined;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  /** Where something would be inserted at first. */
  readonly caret: number | null;
}

const COUNT = 8;

/** A text, and what it draws with the next seeds. */
export function WildcardDraws({ label, text, onChange, seed, area, caret }: WildcardDrawsProps) {
  const first = readWhole(seed) ?? 0n;
  const asked = { text: useDeferredValue(text), seed: wholeOf(first === 0n ? 1n : first), count: COUNT };
  const { value, error } = useAnswer('wildcards.draw', asked);
  useEffect(() => {
    const place = caret ?? area.current?.value.length ?? 0;
    area.current?.setSelectionRange(place, place);
  }, [area, caret]);
  return (
    <section className="wildcard-draws" aria-label="Draws">
      <TextArea
        ref={area}
        label={label}
        value={text}
        onChange={onChange}
        placeholder="a {red|grey} __animal__"
        className="wildcard-draws__text"
        isInvalid={error !== undefined}
      />
      {error && (
        <p role="alert" className="wildcard-draws__fault">
          {[error.message, error.hint].filter(Boolean).join(' ')}
        </p>
      )}
      {value && value.missing.length > 0 && (
        <p role="status" className="wildcards-dialog__note">
          {`There is no ${value.missing.map((name) => `__${name}__`).join(', ')}: it stays as it is written.`}
        </p>
      )}
      <ol className="wildcard-draws__list" aria-label="What it draws" tabIndex={0}>
        {text !== '' &&
          value?.draws.map((draw) => (
            <li key={String(draw.seed)}>
              <span className="wildcard-draws__seed">{String(draw.seed)}</span>
              <span dir="auto">{draw.text}</span>
            </li>
          ))}
      </ol>
    </section>
  );
}
