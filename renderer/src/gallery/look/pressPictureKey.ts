import type { PictureTarget } from '#shared/api/contract';
import { isTyping } from '../../ui/isTyping.ts';
import type { Studio } from '../../stores/studio.ts';
import { favouritePictures, ratePictures, tagPictures, trashPictures } from './pictureDeeds.ts';
import { DONE_ONCE, picturePress, type PicturePress } from './pictureKeys.ts';

/** What a key is about, and what can be done with it where it is looked at. What is absent is not done there: its key stays free. */
export interface LookedAt {
  /** All that is meant, such as a selection. */
  readonly of: PictureTarget;
  readonly preview?: (() => void) | undefined;
  readonly open?: (() => void) | undefined;
  readonly compare?: (() => void) | undefined;
  readonly pick?: (() => void) | undefined;
  /** In place of the trash, where Delete means something nearer. After it, another picture may be looked at. */
  readonly trash?: (() => void) | undefined;
}

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat' | 'target'> & {
  readonly preventDefault: () => void;
  readonly stopPropagation: () => void;
};

/** Does what a key means for what is looked at, and for nothing behind it. Gives whether it was such a key. */
export function pressPictureKey(studio: Studio, event: Pressed, looked: LookedAt): boolean {
  if (isTyping(event.target)) return false;
  const press = picturePress(event);
  const deed = press && deedOf(studio, press, looked);
  if (!deed) return false;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat || !DONE_ONCE.has(press.act)) deed();
  return true;
}

function deedOf(studio: Studio, press: PicturePress, looked: LookedAt): (() => unknown) | undefined {
  const { of } = looked;
  switch (press.act) {
    case 'rate':
      return () => ratePictures(studio, of, press.rating);
    case 'clear':
      return () => ratePictures(studio, of, 0);
    case 'favourite':
      return () => favouritePictures(studio, of);
    case 'tags':
      return () => {
        tagPictures(studio, of);
      };
    case 'trash':
      return looked.trash ?? (() => trashPictures(studio, of));
    case 'preview':
    case 'open':
    case 'compare':
    case 'pick':
      return looked[press.act];
  }
}
