import { useEffect } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import type { Studio } from '../../stores/studio.ts';
import { fixedSequence } from '../../stores/view/PictureSequence.ts';
import { comparePicture } from './comparePictures.ts';
import { pickAndShow } from './pickPictures.ts';
import { picturesAround } from './picturesAround.ts';
import { pressPictureKey } from './pressPictureKey.ts';

/**
 * The picture keys of whatever shows a picture and has the focus: a tile in a node, in Runs, in a strip. Views with a selection of their own
 * take the keys first.
 */
export function usePictureKeys(): void {
  const studio = useStudio();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || !(event.target instanceof HTMLElement)) return;
      if (event.target.dataset['picture'] !== undefined) pressOnTile(studio, event, event.target);
    };
    // After the page's own handlers, before the commands of the window.
    document.addEventListener('keydown', press);
    return () => {
      document.removeEventListener('keydown', press);
    };
  }, [studio]);
}

function pressOnTile(studio: Studio, event: KeyboardEvent, tile: HTMLElement): void {
  const { images, index } = picturesAround(tile);
  const image = images[index];
  if (!image) return;
  const sequence = fixedSequence(images);
  pressPictureKey(studio, event, {
    of: { ids: [image.id] },
    preview: () => {
      studio.view.getState().openPreview(sequence, index);
    },
    compare: () => {
      comparePicture(studio, sequence, index);
    },
    ...(images.length > 1 && {
      pick: () => void pickAndShow(studio, images, image.id),
    }),
  });
}
