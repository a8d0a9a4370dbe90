import { Heart, Trash2 } from 'lucide-react';
import { Icon } from '../../ui/Icon.tsx';
import type { KnownFacts } from '../../stores/pictures/factsStore.ts';
import { usePictureFacts } from './usePictureFacts.ts';
import './FactMarks.css';

/** The stars of a picture, its heart, and whether it is in the trash, drawn over or beside it; nothing where nothing is said of it. */
export function FactMarks({ id }: { readonly id: string }) {
  return <FactSigns facts={usePictureFacts(id)} />;
}

/** The same of what is known already. */
export function FactSigns({ facts }: { readonly facts: KnownFacts }) {
  const { rating = 0, isFavourite = false, trashedAt = null } = facts;
  if (rating === 0 && !isFavourite && trashedAt === null) return null;
  return (
    <span className="fact-marks">
      {rating > 0 && (
        <span role="img" aria-label={rating === 1 ? '1 star' : `${String(rating)} stars`}>
          {'★'.repeat(rating)}
        </span>
      )}
      {isFavourite && (
        <span role="img" aria-label="Favourite">
          <Icon icon={Heart} size={12} />
        </span>
      )}
      {trashedAt !== null && (
        <span className="fact-marks__trash">
          <Icon icon={Trash2} size={12} /> in the trash
        </span>
      )}
    </span>
  );
}
