import { ratioSides } from './ratioSides.ts';

interface RatioShapesProps {
  readonly ratios: readonly string[];
  /** Those that are asked for. */
  readonly asked: ReadonlySet<string>;
}

/** The ratios a model draws, as shapes of one area. */
export function RatioShapes({ ratios, asked }: RatioShapesProps) {
  return (
    <section aria-label="Ratios">
      <h4>Ratios, {ratios.length}</h4>
      <ul className="models__ratios">
        {ratios.map((ratio) => (
          <li key={ratio} aria-current={asked.has(ratio) || undefined} className="models__ratio">
            <i aria-hidden style={ratioSides(ratio)} />
            {ratio}
          </li>
        ))}
      </ul>
    </section>
  );
}
