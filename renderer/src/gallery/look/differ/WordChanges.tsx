import { useMemo } from 'react';
import { wordDiff } from '#shared/texts/wordDiff';
import './WordChanges.css';

interface WordChangesProps {
  readonly first: string;
  readonly second: string;
}

/** Two texts as one, word by word: gone words struck through, new ones underlined. */
export function WordChanges({ first, second }: WordChangesProps) {
  const changes = useMemo(() => wordDiff(first, second), [first, second]);
  return (
    <span className="word-changes">
      {changes.map((change, at) =>
        change.in === 'both' ? (
          change.text
        ) : change.in === 'first' ? (
          <del key={at}>{change.text}</del>
        ) : (
          <ins key={at}>{change.text}</ins>
        ),
      )}
    </span>
  );
}
