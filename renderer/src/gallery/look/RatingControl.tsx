import { Heart, Tag } from 'lucide-react';
import { useStudio } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { RatingStars } from '../aside/RatingStars.tsx';
import { favouritePictures, tagPictures } from './pictureDeeds.ts';
import { PICTURE_KEYS } from './pictureKeys.ts';
import { usePictureFacts } from './usePictureFacts.ts';
import './RatingControl.css';

/** Stars, heart and tags of a picture, as buttons that say their keys. */
export function RatingControl({ id }: { readonly id: string }) {
  const studio = useStudio();
  const { facts } = studio;
  const { rating = 0, isFavourite = false } = usePictureFacts(id);
  const of = { ids: [id] };
  return (
    <div className="rating" role="group" aria-label="What is said of the picture">
      <RatingStars rating={rating} onRate={(stars) => void facts.getState().setFacts(of, { rating: stars })} />
      <IconButton
        label="Favourite"
        shortcut={PICTURE_KEYS.favourite.shown}
        icon={Heart}
        aria-pressed={isFavourite}
        className={classNames(isFavourite && 'rating__heart--on')}
        onClick={() => void favouritePictures(studio, of)}
      />
      <IconButton
        label="Tags…"
        shortcut={PICTURE_KEYS.tags.shown}
        icon={Tag}
        onClick={() => {
          tagPictures(studio, of);
        }}
      />
    </div>
  );
}
