import { useMemo } from 'react';
import { wordDiff } from '#shared/texts/wordDiff';
import './TextDiff.css';

interface TextDiffProps {
  readonly label: string;
  readonly first: string;
  readonly second: string;
  /** What the two are called, such as A and B. */
  readonly names: readonly [string, string];
}

/** Two texts as one, word by word: gone words struck through, new ones underlined. */
export function TextDiff({ label, first, second, names }: TextDiffProps) {
  const changes = useMemo(() => wordDiff(first, second), [first, second]);
  return (
    <section className="text-diff" aria-label={`${label}: what differs`}>
      <h4 className="text-diff__title">{label}</h4>
      <p className="text-diff__text" dir="auto">
        {changes.map((change, at) =>
          change.in === 'both' ? (
            change.text
          ) : change.in === 'first' ? (
            <del key={at}>{change.text}</del>
          ) : (
            <ins key={at}>{change.text}</ins>
          ),
        )}
      </p>
      <p className="text-diff__key">
        <del>in {names[0]} only</del> · <ins>in {names[1]} only</ins>
      </p>
    </section>
  );
}
