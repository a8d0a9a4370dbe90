import { useRef, useState, type KeyboardEvent } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { comparePicture } from '../../gallery/look/comparePictures.ts';
import { pickAndShow } from '../../gallery/look/pickPictures.ts';
import { pressPictureKey } from '../../gallery/look/pressPictureKey.ts';
import { pictureAt, pictureMenu } from '../../gallery/pictureMenu.ts';
import { PictureTile } from '../../gallery/PictureTile.tsx';
import { useFrameSize } from '../../gallery/zoom/useFrameSize.ts';
import { pictureEntries } from '../../nodes/pictures/pictureEntries.ts';
import { useStudio } from '../../stores/hooks.ts';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';
import { fixedSequence } from '../../stores/view/PictureSequence.ts';
import { Button } from '../../ui/Button.tsx';
import { isTyping } from '../../ui/isTyping.ts';
import { ContextMenu } from '../../ui/overlays/ContextMenu.tsx';
import type { ShownEntry } from '../useFormEntries.ts';
import { LargeResult } from './LargeResult.tsx';
import { layLarge } from './layLarge.ts';
import { ResultDeeds } from './ResultDeeds.tsx';
import { toggleKept } from './resultDeeds.ts';

export type ResultMode = 'large' | 'all';

interface ResultStageProps {
  readonly slots: readonly ShownSlot[];
  readonly mode: ResultMode;
  readonly entries: readonly ShownEntry[];
}

/** Tiles beside the large one, and of all of them, that are drawn before one asks for more. */
const MOST_BESIDE = 24;
const PAGE = 120;

/** The pictures of a run: one large with the others beside it, or all alike. */
export function ResultStage({ slots, mode, entries }: ResultStageProps) {
  const studio = useStudio();
  const { view } = studio;
  const frame = useRef<HTMLDivElement>(null);
  const size = useFrameSize(frame);
  const [wished, setChosen] = useState<number>();
  const [shownOf, setShownOf] = useState(PAGE);
  const firstDone = slots.findIndex(({ image }) => image !== undefined);
  const chosen = wished !== undefined && wished < slots.length ? wished : Math.max(0, firstDone);
  const large = slots[chosen];
  if (!large) return null;
  const images = slots.flatMap(({ image }): ImageRef[] => (image ? [image] : []));
  const sequence = fixedSequence(images);
  const placeOf = (image: ImageRef) => images.findIndex(({ id }) => id === image.id);
  const openAt = (at: number) => {
    const image = slots[at]?.image;
    if (image) view.getState().openSequence(sequence, placeOf(image));
  };
  const press = (event: KeyboardEvent) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || isTyping(target)) return;
    const id = target.dataset['picture'];
    const at = id === undefined ? chosen : slots.findIndex(({ image }) => image?.id === id);
    const image = slots[at]?.image;
    if (!image) return;
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
    const end = () => {
      event.preventDefault();
      event.stopPropagation();
    };
    if (isPlain && event.key.toLowerCase() === 'k') {
      toggleKept(studio, image);
      end();
      return;
    }
    if (id === undefined) return;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (isPlain && by !== undefined) {
      const next = (at + by + slots.length) % slots.length;
      setChosen(next);
      const wanted = slots[next]?.image?.id;
      // Once it is drawn.
      requestAnimationFrame(() => {
        const tile = frame.current?.querySelector<HTMLElement>(
          mode === 'large' ? '.large-result button' : `[data-picture="${wanted ?? ''}"]`,
        );
        tile?.focus();
      });
      end();
      return;
    }
    pressPictureKey(studio, event.nativeEvent, {
      of: { ids: [image.id] },
      preview: () => {
        view.getState().openPreview(sequence, placeOf(image));
      },
      open: () => {
        openAt(at);
      },
      compare: () => {
        comparePicture(studio, sequence, placeOf(image));
      },
      ...(images.length > 1 && { pick: () => void pickAndShow(studio, images, image.id) }),
    });
  };
  const count = slots.length;
  const others = slots.map((slot, at) => ({ slot, at })).filter(({ at }) => at !== chosen);
  const place = `${String(chosen + 1)} of ${String(count)}`;
  const ratio = large.width / large.height;
  const laid = layLarge(size, ratio, others.length > 0);
  const tile = ({ slot, at }: { readonly slot: ShownSlot; readonly at: number }, onOpen: (at: number) => void) => (
    <li key={`${slot.place?.node ?? ''} ${String(slot.place?.index ?? at)}`}>
      <PictureTile slot={slot} index={at} count={count} onOpen={onOpen} />
    </li>
  );
  return (
    <ContextMenu
      entriesFor={(target) => {
        const picture = pictureAt(target);
        if (!picture) return null;
        const at = slots.findIndex(({ image }) => image?.id === picture.id);
        return pictureMenu(studio, picture, {
          open: () => {
            openAt(at);
          },
          edits: pictureEntries(studio, { id: picture.id }),
        });
      }}
    >
      <div ref={frame} className="result-stage" data-mode={mode} role="presentation" data-pictures onKeyDown={press}>
        {mode === 'large' ? (
          <>
            <LargeResult
              key={large.image?.id ?? chosen}
              slot={large}
              index={chosen}
              count={count}
              {...laid}
              onOpen={() => {
                openAt(chosen);
              }}
            />
            <div className="result-stage__aside" style={{ maxHeight: size.height }}>
              {others.length > 0 && (
                <ul className="result-stage__others" aria-label="The others">
                  {others.slice(0, MOST_BESIDE).map((each) => tile(each, setChosen))}
                </ul>
              )}
              {others.length > MOST_BESIDE && (
                <p className="result-stage__more">{others.length - MOST_BESIDE} more under All.</p>
              )}
              <ResultDeeds slot={large} place={place} entries={entries} />
            </div>
          </>
        ) : (
          <div className="result-stage__all">
            <ul aria-label="All pictures">{slots.slice(0, shownOf).map((slot, at) => tile({ slot, at }, openAt))}</ul>
            {count > shownOf && (
              <Button
                onClick={() => {
                  setShownOf(shownOf + PAGE);
                }}
              >
                Show {Math.min(PAGE, count - shownOf)} more
              </Button>
            )}
          </div>
        )}
      </div>
    </ContextMenu>
  );
}
