import { WordChanges } from './WordChanges.tsx';
import './TextDiff.css';

interface TextDiffProps {
  readonly label: string;
  readonly first: string;
  readonly second: string;
  /** What the two are called, such as A and B. */
  readonly names: readonly [string, string];
}

/** Two texts as one, word by word, under their name. */
export function TextDiff({ label, first, second, names }: TextDiffProps) {
  return (
    <section className="text-diff" aria-label={`${label}: what differs`}>
      <h4 className="text-diff__title">{label}</h4>
      <p className="text-diff__text" dir="auto">
        <WordChanges first={first} second={second} />
      </p>
      <p className="text-diff__key word-changes">
        <del>in {names[0]} only</del> · <ins>in {names[1]} only</ins>
      </p>
    </section>
  );
}
