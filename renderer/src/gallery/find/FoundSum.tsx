import { useGallery } from '../../stores/hooks.ts';
import { formatSum } from '../../stores/formatSum.ts';
import { foundWords } from './foundWords.ts';

/** How many were found, of how many, and what they cost together. */
export function FoundSum() {
  const found = useGallery((state) => state.found);
  const hidden = useGallery((state) => state.hidden.size);
  if (!found) return <p className="found-sum" role="status" aria-label="Found" />;
  const { count, of } = foundWords(found, hidden);
  return (
    <p className="found-sum" role="status" aria-label="Found">
      <strong>{count}</strong> {of}
      {found.cost.microUsd > 0 && (
        <>
          {' · '}
          <span className="mono">{formatSum(found.cost)}</span>
        </>
      )}
    </p>
  );
}
