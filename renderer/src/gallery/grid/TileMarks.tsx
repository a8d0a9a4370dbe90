import { FileQuestion, Heart, Layers2, Trash2, TriangleAlert } from 'lucide-react';
import type { Tile } from '#shared/api/contract';
import { useToday } from '../../stores/useToday.ts';
import { Icon } from '../../ui/Icon.tsx';
import { trashedFor } from '../trash/trashedWords.ts';

export interface TileMarksProps {
  readonly tile: Tile;
  /** How many lie in its stack; 1: it is none. */
  readonly count: number;
  /** Of px: where there is no room, marks are left out, and only told. */
  readonly width: number;
}

/** px */
const ROOM_FOR_WORDS = 110;

function TrashedSince({ trashedAt = 0 }: { readonly trashedAt: number | undefined }) {
  return trashedFor(trashedAt, useToday());
}

/** What is to be known of a picture at a glance. Its words are in the name of the tile. */
export function TileMarks({ tile, count, width }: TileMarksProps) {
  const { rating, isFavourite, isDamaged, isMissing, trashedAt } = tile;
  const isRoomy = width >= ROOM_FOR_WORDS;
  return (
    <>
      {(count > 1 || rating > 0 || isFavourite) && (
        <span className="tile__marks" aria-hidden>
          {count > 1 && (
            <span className="tile__mark" data-opens>
              <Icon icon={Layers2} size={12} />
              {count}
            </span>
          )}
          {rating > 0 && <span className="tile__mark tile__mark--stars">{'★'.repeat(rating)}</span>}
          {isFavourite && (
            <span className="tile__mark">
              <Icon icon={Heart} size={12} className="tile__heart" />
            </span>
          )}
        </span>
      )}
      {(isDamaged ?? isMissing ?? trashedAt !== undefined) && (
        <span className="tile__state" aria-hidden>
          <Icon icon={isMissing ? FileQuestion : isDamaged ? TriangleAlert : Trash2} size={12} />
          {isRoomy && (isMissing ? 'missing' : isDamaged ? 'damaged' : <TrashedSince trashedAt={trashedAt} />)}
        </span>
      )}
    </>
  );
}
