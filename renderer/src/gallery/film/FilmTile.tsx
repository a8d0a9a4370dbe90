import { imageUrl } from '../../api/imageUrl.ts';
import { useFacts, useStudio } from '../../stores/hooks.ts';
import { FactSigns } from '../look/FactMarks.tsx';
import { dragPictureOut, preparePictureDrag } from '../pictureActions.ts';
import { pictureData } from '../pictureMenu.ts';
import { ServedPicture } from '../ServedPicture.tsx';
import type { FilmPlace } from './layFilm.ts';

interface FilmTileProps {
  readonly place: FilmPlace;
  /** The one Tab comes to. */
  readonly isCurrent: boolean;
  readonly onOpen: () => void;
  readonly onFocus: () => void;
}

/** One of the latest pictures: opens large, and is dragged onto the canvas. */
export function FilmTile({ place: { tile, index, left, width }, isCurrent, onOpen, onFocus }: FilmTileProps) {
  const studio = useStudio();
  const { image, words, seed } = tile;
  const said = useFacts((state) => state.facts.get(image.id));
  return (
    <li className="filmstrip__place" style={{ left, width }}>
      <button
        type="button"
        className="filmstrip__tile"
        tabIndex={isCurrent ? 0 : -1}
        aria-label={[`Latest picture ${String(index + 1)}`, words].filter(Boolean).join(': ')}
        title={words}
        data-at={index}
        onClick={onOpen}
        onFocus={onFocus}
        draggable
        onPointerDown={({ nativeEvent }) => {
          preparePictureDrag(studio, nativeEvent, image);
        }}
        onDragStart={({ nativeEvent }) => {
          dragPictureOut(studio, nativeEvent, { ...image, seed: seed ?? 0 });
        }}
        {...pictureData(image)}
      >
        <ServedPicture src={imageUrl(image.id, 160)} alt="" loading="lazy" draggable={false} />
        {said && <FactSigns facts={said} />}
      </button>
    </li>
  );
}
