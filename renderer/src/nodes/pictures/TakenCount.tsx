import './TakenCount.css';

/** How many pictures there are, of those that the model they go to takes. */
export function TakenCount({
  count,
  model,
  most,
}: {
  readonly count: number;
  readonly model: string;
  readonly most: number;
}) {
  const words = `${String(count)} of ${String(most)}`;
  const over = count - most;
  if (over <= 0) return words;
  return (
    <span className="over-taken" title={`${model} takes ${String(most)} pictures. Remove ${String(over)}.`}>
      {words}: {over} too many
    </span>
  );
}
