import { Check } from 'lucide-react';
import { memo } from 'react';
import { useFacts, useGallery } from '../../stores/hooks.ts';
import { isChosen } from '../../stores/gallery/selection.ts';
import type { GalleryState } from '../../stores/gallery/GalleryState.ts';
import { classNames } from '../../ui/classNames.ts';
import { Icon } from '../../ui/Icon.tsx';
import { pictureData } from '../pictureMenu.ts';
import { blurredPicture } from './thumbhash.ts';
import { TileMarks } from './TileMarks.tsx';
import { TilePicture } from './TilePicture.tsx';
import { tileWords } from './tileWords.ts';

export interface GridTileProps {
  /** Of the picture, or of the topmost of a stack; 0: not known yet. */
  readonly number: number;
  /** The rows that lie in it. */
  readonly row: number;
  readonly span: number;
  /** It is the lid of a stack that is open. */
  readonly isLid: boolean;
  /** px */
  readonly x: number;
  readonly width: number;
  readonly height: number;
  /** The keys are at it. */
  readonly isActive: boolean;
}

/** One picture, or one stack, of the grid. */
export const GridTile = memo(function GridTile(props: GridTileProps) {
  const { number, row, span, isLid, x, width, height, isActive } = props;
  const loaded = useGallery((state) => state.tileOf(number));
  const said = useFacts(({ facts }) => facts.get(loaded?.image.id ?? ''));
  const chosen = useGallery((state) =>
    span > 1 ? isStackChosen(state, row, span) : isChosen(state.selection, number),
  );
  const count = useGallery((state) => (span > 1 ? countIn(state, row, span) : 1));
  const tile = loaded && { ...loaded, ...toldFacts(said) };
  const blurred = tile?.hash == null ? undefined : blurredPicture(tile.hash);
  return (
    <div
      role="gridcell"
      className={classNames('tile', chosen && 'tile--chosen', span > 1 && 'tile--stack', isLid && 'tile--lid')}
      style={{ left: x, width, height }}
      tabIndex={isActive ? 0 : -1}
      aria-label={tileWords(tile, count)}
      aria-selected={chosen}
      aria-expanded={span > 1 ? isLid : undefined}
      data-number={number}
      data-row={row}
      data-span={span}
      draggable={tile !== undefined}
      {...(tile && { ...pictureData(tile.image), 'data-width': tile.image.width, 'data-height': tile.image.height })}
    >
      <span
        className="tile__frame"
        style={blurred === undefined ? undefined : { backgroundImage: `url("${blurred}")` }}
      >
        {tile && <TilePicture key={tile.image.id} id={tile.image.id} width={width} />}
      </span>
      {tile && <TileMarks tile={tile} count={count} width={width} />}
      <span className="tile__tick" data-tick aria-hidden>
        {chosen && <Icon icon={Check} size={12} />}
      </span>
    </div>
  );
});

function isStackChosen({ selection, found }: GalleryState, row: number, span: number): boolean {
  if (!found) return false;
  for (let at = row; at < row + span; at++) if (!isChosen(selection, found.rows.numberAt(at))) return false;
  return true;
}

function countIn({ found, hidden }: GalleryState, row: number, span: number): number {
  if (!found || hidden.size === 0) return span;
  let count = 0;
  for (let at = row; at < row + span; at++) if (!hidden.has(found.rows.numberAt(at))) count += 1;
  return count;
}

/** What was said of it since it was loaded. */
function toldFacts(said: { readonly rating?: number; readonly isFavourite?: boolean } | undefined) {
  return {
    ...(said?.rating !== undefined && { rating: said.rating }),
    ...(said?.isFavourite !== undefined && { isFavourite: said.isFavourite }),
  };
}
