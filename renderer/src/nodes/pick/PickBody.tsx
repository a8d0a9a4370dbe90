import { useMemo, type KeyboardEvent } from 'react';
import { CheckCheck, Check, Maximize2, RotateCcw, X } from 'lucide-react';
import { imageUrl } from '../../api/imageUrl.ts';
import { comparePicture } from '../../gallery/look/comparePictures.ts';
import { FactMarks } from '../../gallery/look/FactMarks.tsx';
import { PictureStrip } from '../../gallery/look/PictureStrip.tsx';
import { pressPictureKey } from '../../gallery/look/pressPictureKey.ts';
import { pickDress } from '../../gallery/pick/pickDress.tsx';
import { pickKey } from '../../gallery/pick/pickKey.ts';
import { pictureWords } from '../../gallery/pick/Picking.ts';
import { pictureData } from '../../gallery/pictureMenu.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { useStudio } from '../../stores/hooks.ts';
import { fixedSequence } from '../../stores/view/PictureSequence.ts';
import { classNames } from '../../ui/classNames.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { EmptyBody } from '../bodies/EmptyBody.tsx';
import { Thumbnail } from '../bodies/Thumbnail.tsx';
import { useArrivingImages } from '../bodies/useArrivingImages.ts';
import { usePicking } from './usePicking.ts';
import './PickBody.css';

/** The batch that came, one large, and the two keys that choose among it. It keeps its size, whatever comes. */
function PickBody({ node }: BodyProps) {
  const studio = useStudio();
  const picking = usePicking(node.id);
  const { batch, current, look, clear, coming, keptElsewhere } = picking;
  const sequence = useMemo(() => fixedSequence(batch.map(({ image }) => image)), [batch]);
  if (!current) {
    return (
      <EmptyBody>
        {coming > 0 ? 'The pictures are being made.' : 'Run once: the pictures to choose from appear here.'}
      </EmptyBody>
    );
  }
  const enlarge = () => void studio.questions.ask('pick', { node: node.id });
  const index = batch.indexOf(current);
  const press = (event: KeyboardEvent) => {
    const isStrip = event.target instanceof HTMLElement && event.target.closest('.picture-strip') !== null;
    if (event.target !== event.currentTarget && !isStrip) return;
    // The graph's own undo takes a mark back.
    const isCommand = event.ctrlKey || event.metaKey;
    const act = isCommand ? undefined : pickKey(event, picking);
    if (!act) {
      const looked = {
        of: { ids: [current.image.id] },
        open: enlarge,
        pick: enlarge,
        preview: () => {
          studio.view.getState().openPreview(sequence, index);
        },
        compare: () => {
          comparePicture(studio, sequence, index);
        },
      };
      pressPictureKey(studio, event.nativeEvent, looked);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const mark = (as: 'kept' | 'rejected') => {
    pickKey({ ...NO_MODIFIERS, key: as === 'kept' ? 'k' : 'x' }, picking)?.();
  };
  return (
    <div
      className="pick-body nodrag nopan"
      role="group"
      tabIndex={0}
      aria-label={`Batch of ${String(batch.length)}. K keeps, X rejects, the arrows walk, Enter enlarges`}
      onKeyDown={press}
    >
      <div
        className={classNames('pick-body__large', current.mark && `pick-body__large--${current.mark}`)}
        onDoubleClick={enlarge}
        {...pictureData(current.image)}
      >
        <ServedPicture src={imageUrl(current.image.id, 640)} alt="" draggable={false} />
        <span className="pick-body__tag" role="status">
          {pictureWords(current.number, batch.length, current.mark)} <FactMarks id={current.image.id} />
        </span>
      </div>
      <PictureStrip
        sequence={sequence}
        index={index}
        height={36}
        isFilled
        label="All pictures of the batch"
        onLook={(at) => {
          const picked = batch[at];
          if (picked) look(picked.image.id);
        }}
        dress={(_image, at) => {
          const picked = batch[at];
          return picked ? { ...pickDress(picked), caption: undefined } : {};
        }}
      />
      <div className="pick-body__buttons">
        <Button
          aria-pressed={current.mark === 'kept'}
          onClick={() => {
            mark('kept');
          }}
        >
          <Icon icon={Check} size={13} />
          Keep
        </Button>
        <Button
          aria-pressed={current.mark === 'rejected'}
          onClick={() => {
            mark('rejected');
          }}
        >
          <Icon icon={X} size={13} />
          Reject
        </Button>
        {(batch.some((each) => each.mark) || keptElsewhere > 0) && (
          <IconButton
            label="Clear all marks: the next run draws new seeds"
            icon={RotateCcw}
            side="top"
            onClick={clear}
          />
        )}
        <IconButton label="Pick large" icon={Maximize2} side="top" onClick={enlarge} />
      </div>
      <p className="pick-body__words" title={wordsOf(picking)}>
        {wordsOf(picking)}
      </p>
    </div>
  );
}

const NO_MODIFIERS = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

/** What goes on, and what does not. */
function wordsOf({ batch, coming, keptElsewhere }: ReturnType<typeof usePicking>): string {
  const kept = batch.filter((each) => each.mark === 'kept');
  const more = coming > 0 ? ` ${String(coming)} more to come.` : '';
  if (kept.length === 0) {
    const before = keptElsewhere > 0 ? ` What was kept before is not in this batch.` : '';
    return `Nothing goes on yet, and what follows waits. Press K to keep.${before}${more}`;
  }
  const left = batch.filter((each) => each.mark === undefined).length;
  const names = kept.map(({ number }) => String(number)).join(', ');
  return `Kept: ${names}. ${left === 0 ? 'All looked at.' : `${String(left)} not looked at.`}${more} Run sends the kept on; the batch stays.`;
}

function PickWords({ node }: BodyProps) {
  const { batch } = usePicking(node.id);
  const kept = batch.filter(({ mark }) => mark === 'kept').length;
  return batch.length > 0 && `${String(kept)} of ${String(batch.length)} go on`;
}

function PickThumbnail({ id }: { readonly id: string }) {
  return <Thumbnail slots={useArrivingImages(id)} />;
}

export const pickLook: NodeLook = {
  Body: PickBody,
  Words: PickWords,
  Thumbnail: PickThumbnail,
  icon: CheckCheck,
  bodyHeight: (width) => Math.round((width * 9) / 16) + 96,
  stretches: true,
  width: 300,
};
