import { CheckCheck, Check, Maximize2, RotateCcw, X } from 'lucide-react';
import { imageUrl } from '../../api/imageUrl.ts';
import { pictureData } from '../../gallery/pictureMenu.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { useStudio } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { Thumbnail } from '../Thumbnail.tsx';
import { useArrivingImages } from '../useArrivingImages.ts';
import { pressPickKey } from './pickKeys.ts';
import { PickStrip, pictureWords } from './PickStrip.tsx';
import { usePicking } from './usePicking.ts';
import './PickBody.css';

/** The batch that came, one large, and the two keys that choose among it. It keeps its size, whatever comes. */
function PickBody({ node }: BodyProps) {
  const { questions } = useStudio();
  const picking = usePicking(node.id);
  const { batch, current, look, mark, clear, coming, keptElsewhere } = picking;
  if (!current) {
    return (
      <p className="pick-body__empty">
        {coming > 0 ? 'The pictures are being made.' : 'Run once: the pictures to choose from appear here.'}
      </p>
    );
  }
  const enlarge = () => void questions.ask('pick', { node: node.id });
  return (
    <div
      className="pick-body nodrag nowheel nopan"
      role="group"
      tabIndex={0}
      aria-label={`Batch of ${String(batch.length)}. K keeps, X rejects, the arrows walk, Enter enlarges`}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        if (event.key === 'Enter') {
          event.preventDefault();
          event.stopPropagation();
          enlarge();
        } else pressPickKey(event, picking);
      }}
    >
      <div
        className={classNames('pick-body__large', current.mark && `pick-body__large--${current.mark}`)}
        onDoubleClick={enlarge}
        {...pictureData(current.image)}
      >
        <ServedPicture src={imageUrl(current.image.id, 640)} alt="" draggable={false} />
        <span className="pick-body__tag" role="status">
          {pictureWords(current.number, batch.length, current.mark)}
        </span>
      </div>
      <PickStrip batch={batch} current={current} onLook={look} />
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
      <p className="pick-body__words">{wordsOf(picking)}</p>
    </div>
  );
}

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

function PickFooter({ node }: BodyProps) {
  const { batch } = usePicking(node.id);
  if (batch.length === 0) return <span>Nothing to choose from yet</span>;
  const kept = batch.filter(({ mark }) => mark === 'kept').length;
  return (
    <span>
      {kept} of {batch.length} go on
    </span>
  );
}

function PickThumbnail({ id }: { readonly id: string }) {
  return <Thumbnail slots={useArrivingImages(id)} />;
}

export const pickLook: NodeLook = {
  Body: PickBody,
  Footer: PickFooter,
  Thumbnail: PickThumbnail,
  icon: CheckCheck,
  bodyHeight: 54,
  width: 340,
};
