import { useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import { fixedSequence } from '../../stores/view/PictureSequence.ts';
import { Button } from '../../ui/Button.tsx';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { isTyping } from '../../ui/isTyping.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { Room } from '../../ui/overlays/Room.tsx';
import { RoomKeys, type RoomKey } from '../../ui/overlays/RoomKeys.tsx';
import { comparePictures } from '../look/comparePictures.ts';
import { PictureStrip } from '../look/PictureStrip.tsx';
import { pressPictureKey } from '../look/pressPictureKey.ts';
import { usePreload } from '../look/usePreload.ts';
import type { Zoom } from '../zoom/useZoom.ts';
import { zoomKey } from '../zoom/zoomKey.ts';
import { pickDress } from './pickDress.tsx';
import { pickKey } from './pickKey.ts';
import type { Picked, Picking } from './Picking.ts';
import { PickPanel } from './PickPanel.tsx';
import { PickStage } from './PickStage.tsx';
import { PickTally } from './PickTally.tsx';
import './PickRoom.css';

export interface PickRoomProps {
  /** What the pictures are called together. */
  readonly title: string;
  readonly aside?: string;
  readonly picking: Picking;
  /** What becomes of the kept ones on Done, as sentences. */
  readonly onDoneWords: ReactNode;
  /** `rejected`: those that are to go to the trash. */
  readonly onDone: (rejected: readonly string[]) => void;
  /** Leaves it; marks stay. */
  readonly onClose: () => void;
  /** Beside Done. */
  readonly tools?: ReactNode;
}

type Shown = 'all' | 'left' | 'kept';

const KEYS: readonly RoomKey[] = [
  ['K', 'Keep, next', true],
  ['X', 'Reject, next', true],
  ['→', 'Skip'],
  ['←', 'Back'],
  ['1–5', 'Rate'],
  ['F', 'Favourite'],
  ['Z', '1:1'],
  ['C', 'Compare with last kept'],
  ['U', 'No mark'],
  ['Ctrl+Z', 'Undo'],
];
/** px */
const STRIP_HEIGHT = 72;

/** Choosing among a batch: one picture as large as the window lets it be, the others in a row, and single keys. */
export function PickRoom({ title, aside, picking, onDoneWords, onDone, onClose, tools }: PickRoomProps) {
  const studio = useStudio();
  const [shown, setShown] = useState<Shown>('all');
  const [goesOn, setGoesOn] = useState(true);
  const [trashes, setTrashes] = useState(false);
  const zoom = useRef<Zoom>(null);
  const { batch, current } = picking;
  const list = useMemo(() => batch.filter((each) => isShown(each, shown, current)), [batch, shown, current]);
  const sequence = useMemo(() => fixedSequence(list.map(({ image }) => image)), [list]);
  const index = Math.max(
    0,
    list.findIndex(({ image }) => image.id === current?.image.id),
  );
  usePreload(sequence, index, 0);
  if (!current) return null;
  const lastKept = batch.findLast((each) => each.mark === 'kept' && each.image.id !== current.image.id);
  const kept = batch.filter(({ mark }) => mark === 'kept').length;
  const left = batch.filter(({ mark }) => mark === undefined).length;
  const rejected = batch.flatMap(({ image, mark }) => (mark === 'rejected' ? [image.id] : []));
  const finish = () => {
    onDone(trashes ? rejected : []);
  };
  const compare = () => {
    const images = batch.map(({ image }) => image);
    const other = lastKept?.image ?? images.find(({ id }) => id !== current.image.id);
    if (other)
      comparePictures(studio, [other, current.image], images, (keep, gone) => {
        picking.mark(keep, 'kept');
        picking.mark(gone, 'rejected');
      });
  };
  const press = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    const isButton = event.target instanceof HTMLElement && event.target.closest('button, label, input') !== null;
    const act =
      event.key === 'Enter' && !isButton
        ? finish
        : (pickKey(event, { ...picking, batch: list }, goesOn) ?? zoomKey(event, zoom.current));
    if (act) act();
    else {
      const looked = {
        of: { ids: [current.image.id] },
        preview: () => {
          studio.view.getState().openPreview(sequence, index);
        },
        compare,
      };
      if (!pressPictureKey(studio, event.nativeEvent, looked)) return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Room
      title={title}
      aside={aside}
      className="pick-room"
      onClose={onClose}
      onKeyDown={press}
      middle={<PickTally batch={batch} current={current} />}
      tools={
        <>
          <Segmented
            label="Shown"
            value={shown}
            options={[
              { value: 'all', label: `All ${String(batch.length)}` },
              { value: 'left', label: `Left ${String(left)}` },
              { value: 'kept', label: `Kept ${String(kept)}` },
            ]}
            onChange={(next) => {
              setShown(next);
              const first = batch.find((each) => isShown(each, next, undefined));
              if (first && !isShown(current, next, undefined)) picking.look(first.image.id);
            }}
          />
          {tools}
          <Button onClick={finish}>
            Done <Kbd>Enter</Kbd>
          </Button>
        </>
      }
      panel={
        <PickPanel
          {...{ batch, current, lastKept, compare, goesOn, setGoesOn, trashes, setTrashes, onDoneWords }}
          onLook={picking.look}
        />
      }
    >
      <PickStage key={current.image.id} ref={zoom} picked={current} count={batch.length} />
      <div className="pick-room__strip">
        <PictureStrip
          sequence={sequence}
          index={index}
          height={STRIP_HEIGHT}
          label="All pictures of the batch"
          onLook={(at) => {
            const picked = list[at];
            if (picked) picking.look(picked.image.id);
          }}
          dress={(_image, at) => {
            const picked = list[at];
            return picked ? pickDress(picked) : {};
          }}
          hasCaptions
        />
      </div>
      <RoomKeys keys={KEYS} />
    </Room>
  );
}

/** The one that is looked at stays, whatever it was marked as, until one goes on. */
function isShown({ mark, image }: Picked, shown: Shown, current: Picked | undefined): boolean {
  if (shown === 'all' || image.id === current?.image.id) return true;
  return shown === 'kept' ? mark === 'kept' : mark === undefined;
}
