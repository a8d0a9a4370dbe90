import { Ellipsis, Upload } from 'lucide-react';
import type { Tile } from '#shared/api/contract';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { copyPrompt } from '../pictureActions.ts';
import { pictureMenu } from '../pictureMenu.ts';
import type { PictureUses } from '../PictureUses.ts';

export interface PictureButtonsProps {
  readonly tile: Tile;
  readonly uses: PictureUses;
  readonly hasPrompt: boolean;
}

/** What is done most with a picture; all else is in the menu. */
export function PictureButtons({ tile, uses, hasPrompt }: PictureButtonsProps) {
  const studio = useStudio();
  const { image } = tile;
  return (
    <div className="gallery-aside__buttons">
      {uses.openGraph && tile.kind === 'made' && (
        <Button
          onClick={() => {
            uses.openGraph?.(studio, tile);
          }}
        >
          Open its graph
        </Button>
      )}
      {uses.sameSettings && tile.kind === 'made' && (
        <Button
          onClick={() => {
            uses.sameSettings?.(studio, image.id);
          }}
        >
          Same settings
        </Button>
      )}
      {uses.edit && (
        <Button
          onClick={() => {
            uses.edit?.(studio, image.id);
          }}
        >
          Edit this
        </Button>
      )}
      <Button
        onClick={() => {
          uses.useAsInput(studio, [image.id]);
        }}
      >
        Use as input
      </Button>
      {hasPrompt && <Button onClick={() => void copyPrompt(studio, image)}>Copy prompt</Button>}
      <Menu
        align="end"
        trigger={<IconButton label="More to do with it" icon={Ellipsis} />}
        entries={[
          ...pictureMenu(studio, image, { edits: uses.entries(studio, image.id) }),
          ...(uses.exportPictures
            ? [
                {
                  label: 'Export…',
                  icon: Upload,
                  onSelect: () => uses.exportPictures?.(studio, [{ numbers: [tile.number] }]),
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}
