import type { Choice } from '#shared/graph/Field';
import { ratioSides } from '../../models/ratioSides.ts';

interface SegmentsProps {
  readonly label: string;
  readonly value: string;
  readonly choices: readonly Choice<string>[];
  readonly onChange: (value: string) => void;
  readonly isInvalid: boolean;
}

/** px */
const SHAPE = 16;

/** A few choices side by side, as wide as the form; ratios with their shape. */
export function Segments({ label, value, choices, onChange, isInvalid }: SegmentsProps) {
  return (
    <div role="group" aria-label={label} className="form-segments" data-invalid={isInvalid || undefined}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          className="form-segments__option"
          aria-pressed={choice.value === value}
          onClick={() => {
            onChange(choice.value);
          }}
        >
          {/^\d+:\d+$/.test(choice.value) && <Shape ratio={choice.value} />}
          {choice.label}
        </button>
      ))}
    </div>
  );
}

function Shape({ ratio }: { readonly ratio: string }) {
  const { width, height } = ratioSides(ratio);
  const scale = SHAPE / Math.max(width, height);
  return <i aria-hidden className="form-segments__shape" style={{ width: width * scale, height: height * scale }} />;
}
