import { TILE_SIZES } from '../../stores/gallery/keptView.ts';
import { useGallery, useStudio } from '../../stores/hooks.ts';
import { Tooltip } from '../../ui/Tooltip.tsx';

/** px, of one step of the arrow keys. */
const STEP = 8;

/** How large tiles are. */
export function TileSize() {
  const { gallery } = useStudio();
  const size = useGallery((state) => state.tileSize);
  return (
    <Tooltip label="Size of the tiles">
      <input
        type="range"
        className="tile-size"
        aria-label="Size of the tiles"
        aria-valuetext={`${String(size)} pixels`}
        min={TILE_SIZES.least}
        max={TILE_SIZES.most}
        step={STEP}
        value={size}
        onChange={(event) => {
          gallery.getState().setTileSize(event.target.valueAsNumber);
        }}
      />
    </Tooltip>
  );
}
