import { Dialog } from 'radix-ui';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useStudio, useView } from '../../stores/hooks.ts';
import { useSequence } from '../../stores/view/useSequence.ts';
import type { Looking } from '../../stores/view/LookState.ts';
import { useFocusBack } from '../../ui/overlays/useFocusBack.ts';
import { imageUrl, shownUrl } from '../../api/imageUrl.ts';
import { ServedPicture } from '../ServedPicture.tsx';
import { comparePicture } from './comparePictures.ts';
import { FactMarks } from './FactMarks.tsx';
import { tileOf } from './picturesAround.ts';
import { pressPictureKey } from './pressPictureKey.ts';
import './Preview.css';

/** One picture large for a moment: Space opens and closes it, the arrows walk. */
export function Preview() {
  const preview = useView((state) => state.preview);
  return preview && <OpenPreview preview={preview} />;
}

function OpenPreview({ preview: { sequence, index } }: { readonly preview: Looking }) {
  const studio = useStudio();
  const { view } = studio;
  useSequence(sequence, index);
  const image = sequence.at(index);
  const [before] = useState(() => document.activeElement);
  const focusBack = useFocusBack(() => (before instanceof HTMLElement && image ? tileOf(before, image.id) : null));
  useEffect(() => {
    if (!image) return;
    view.getState().noteLookedAt(image);
    sequence.lookAt?.(index);
  }, [view, image, sequence, index]);
  const { stepPreview, closePreview, openSequence } = view.getState();
  const press = (event: KeyboardEvent) => {
    const by = STEPS[event.key];
    if (by !== undefined) stepPreview(by);
    else if (!image || !pressPictureKey(studio, event.nativeEvent, looked(image.id))) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const looked = (id: string) => ({
    of: { ids: [id] },
    preview: closePreview,
    open: () => {
      closePreview();
      openSequence(sequence, index);
    },
    compare: () => {
      closePreview();
      comparePicture(studio, sequence, index);
    },
  });
  const place = `${String(index + 1)} of ${sequence.count().toLocaleString('en')}`;
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) closePreview();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="preview__ground" data-theme="dark" />
        <Dialog.Content
          className="preview"
          data-theme="dark"
          aria-describedby={undefined}
          onKeyDown={press}
          onClick={closePreview}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
          }}
          onCloseAutoFocus={focusBack}
        >
          <Dialog.Title className="visually-hidden">Preview of picture {place}</Dialog.Title>
          {image && (
            <div
              key={image.id}
              className="preview__picture"
              style={{
                aspectRatio: `${String(image.width)} / ${String(image.height)}`,
                '--ratio': image.width / image.height,
                backgroundImage: `url("${imageUrl(image.id, 640)}")`,
              }}
            >
              <ServedPicture src={shownUrl(image)} alt={`Picture ${place}`} draggable={false} />
            </div>
          )}
          <p className="preview__words" role="status">
            {place} {image && <FactMarks id={image.id} />}
          </p>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowUp: -1,
  ArrowRight: 1,
  ArrowDown: 1,
  Home: -Infinity,
  End: Infinity,
};
