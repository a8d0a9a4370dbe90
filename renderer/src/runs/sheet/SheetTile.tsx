import { RotateCw } from 'lucide-react';
import { memo, type KeyboardEvent } from 'react';
import { formatMoney } from '#shared/graph/Money';
import { imageUrl } from '../../api/imageUrl.ts';
import { FactSigns } from '../../gallery/look/FactMarks.tsx';
import { dragPictureOut, preparePictureDrag } from '../../gallery/pictureActions.ts';
import { pictureData } from '../../gallery/pictureMenu.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { useFacts, useStudio } from '../../stores/hooks.ts';
import type { ShownSlot } from '../../stores/running/shownSlots.ts';
import { classNames } from '../../ui/classNames.ts';
import { formatDuration } from '../../ui/formats.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { useSecondsSince } from '../../ui/useSecondsSince.ts';
import { costOf, failedIn, stateOf, tookOf, type SheetCell } from './data/SheetCell.ts';
import './SheetTile.css';

export interface SheetTileProps {
  readonly cell: SheetCell;
  /** Its place in the sweep's own order. */
  readonly index: number;
  readonly name: string;
  /** Counted from 1, as `aria-colindex` has it. */
  readonly column: number;
  /** px */
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly isCurrent: boolean;
  readonly onChoose: (index: number) => void;
  readonly onOpen: (index: number) => void;
  /** Absent: it cannot be asked for now. */
  readonly onRetry: ((index: number) => void) | undefined;
}

const STATE_WORDS = {
  done: '',
  failed: 'failed',
  running: 'being made',
  waiting: 'waits',
  unmade: 'not made',
} as const;

/** One cell: its picture, or why there is none, and under it how long it took. */
export const SheetTile = memo(function SheetTile(props: SheetTileProps) {
  const { cell, index, name, column, left, width, height, isCurrent, onChoose, onOpen, onRetry } = props;
  const studio = useStudio();
  const shown = cell.find(({ image }) => image);
  const image = shown?.image;
  const said = useFacts((state) => (image ? state.facts.get(image.id) : undefined));
  const state = stateOf(cell);
  const words = [name, STATE_WORDS[state], cell.length > 1 && `${String(cell.length)} pictures`];
  return (
    <div
      role="gridcell"
      tabIndex={isCurrent ? 0 : -1}
      aria-colindex={column}
      aria-selected={isCurrent}
      aria-label={words.filter(Boolean).join(', ')}
      className={classNames('sheet-tile', isCurrent && 'sheet-tile--current')}
      style={{ left, width }}
      data-cell={index}
      onFocus={() => {
        onChoose(index);
      }}
      onDoubleClick={() => {
        onOpen(index);
      }}
      {...(shown &&
        image && {
          ...pictureData(image),
          draggable: true,
          onPointerDown: ({ nativeEvent }) => {
            preparePictureDrag(studio, nativeEvent, image);
          },
          onDragStart: ({ nativeEvent }) => {
            dragPictureOut(studio, nativeEvent, { ...image, seed: shown.seed });
          },
        })}
    >
      <div className="sheet-tile__place" style={{ height }}>
        {image ? (
          <div
            className={classNames('sheet-tile__picture', cell.length > 1 && 'sheet-tile__picture--stack')}
            style={{ aspectRatio: String(image.width / image.height) }}
          >
            <ServedPicture src={imageUrl(image.id, height > 160 ? 640 : 320)} alt="" draggable={false} />
            {cell.length > 1 && <span className="sheet-tile__count">{cell.length}</span>}
            {said && <FactSigns facts={said} />}
          </div>
        ) : (
          <NoPicture cell={cell} />
        )}
      </div>
      <TileLine
        cell={cell}
        isCurrent={isCurrent}
        onRetry={
          onRetry &&
          (() => {
            onRetry(index);
          })
        }
      />
    </div>
  );
});

function NoPicture({ cell }: { readonly cell: SheetCell }) {
  const [slot] = cell;
  const ratio = slot ? slot.width / slot.height : 1;
  const state = stateOf(cell);
  if (state === 'running' || state === 'waiting')
    return <Skeleton ratio={ratio} isMoving={state === 'running'} className="sheet-tile__skeleton" />;
  const [failed] = failedIn(cell);
  return (
    <div
      className={classNames('sheet-tile__none', failed && 'sheet-tile__none--failed')}
      style={{ aspectRatio: String(ratio) }}
    >
      {failed ? (
        <>
          <b>Failed</b>
          <span title={failed.error?.message}>{failed.error?.message}</span>
        </>
      ) : (
        <span>{cell.some(({ error }) => error?.code === 'may-be-billed') ? 'may have been billed' : 'not made'}</span>
      )}
    </div>
  );
}

interface TileLineProps {
  readonly cell: SheetCell;
  readonly isCurrent: boolean;
  readonly onRetry: (() => void) | undefined;
}

/** How long it took; of one that failed what it cost all the same, and the way to ask again. */
function TileLine({ cell, isCurrent, onRetry }: TileLineProps) {
  const state = stateOf(cell);
  const took = tookOf(cell);
  if (state === 'failed') {
    const cost = costOf(cell);
    return (
      <div className="sheet-tile__line">
        <span className="sheet-tile__bad">failed, {cost ? formatMoney(cost) : '$0'}</span>
        {onRetry && (
          <button
            type="button"
            className="sheet-tile__retry"
            tabIndex={isCurrent ? 0 : -1}
            onClick={onRetry}
            onKeyDown={stopKeys}
          >
            <Icon icon={RotateCw} size={11} />
            Retry
          </button>
        )}
      </div>
    );
  }
  return (
    <div className="sheet-tile__line">
      {state === 'running' ? <Since slot={cell.find(({ status }) => status === 'running')} /> : lineWords(cell, took)}
    </div>
  );
}

/** Enter and Space are the button's, not the cell's. */
function stopKeys(event: KeyboardEvent): void {
  if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
}

function lineWords(cell: SheetCell, took: number | undefined): string {
  if (cell.some(({ reused }) => reused)) return 'reused';
  return took === undefined ? '' : formatDuration(took);
}

function Since({ slot }: { readonly slot: ShownSlot | undefined }) {
  const seconds = useSecondsSince(slot?.startedAt);
  return <span>{seconds} s</span>;
}
