import type { PictureTarget, Tile } from '#shared/api/contract';
import type { Studio } from '../stores/studio.ts';
import type { MenuEntry } from '../ui/overlays/MenuEntries.tsx';

/** What can be done with pictures outside of the gallery; the rooms that stand on it know how. */
export interface PictureUses {
  /** Of one picture, for its menu. */
  readonly entries: (studio: Studio, id: string) => readonly MenuEntry[];
  readonly useAsInput: (studio: Studio, ids: readonly string[]) => void;
  /** Opens the graph that made a picture; absent: not offered. */
  readonly openGraph?: (studio: Studio, tile: Tile) => void;
  /** Puts the settings of a picture into the graph on screen; absent: not offered. */
  readonly sameSettings?: (studio: Studio, id: string) => void;
  /** Makes it what the graph on screen goes on from; absent: not offered. */
  readonly edit?: (studio: Studio, id: string) => void;
  /** Absent: not offered. */
  readonly exportPictures?: (studio: Studio, of: readonly PictureTarget[]) => void;
}
