import { ArrowLeftRight } from 'lucide-react';
import { useMemo, useRef, type KeyboardEvent } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { useStudio } from '../../../stores/hooks.ts';
import type { Studio } from '../../../stores/studio.ts';
import { fixedSequence } from '../../../stores/view/PictureSequence.ts';
import type { AskedDialogProps } from '../../../stores/view/DialogTable.ts';
import { Button } from '../../../ui/Button.tsx';
import { Segmented } from '../../../ui/fields/Segmented.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { isTyping } from '../../../ui/isTyping.ts';
import { Kbd } from '../../../ui/Kbd.tsx';
import { Room } from '../../../ui/overlays/Room.tsx';
import { RoomKeys, type RoomKey } from '../../../ui/overlays/RoomKeys.tsx';
import { askToExport } from '../../share/exportPictures.ts';
import { openItsGraph } from '../../use/openItsGraph.ts';
import type { Zoom } from '../../zoom/useZoom.ts';
import { zoomKey } from '../../zoom/zoomKey.ts';
import { PictureStrip } from '../PictureStrip.tsx';
import { pressPictureKey } from '../pressPictureKey.ts';
import { CompareGrid } from './CompareGrid.tsx';
import { CompareHalves } from './CompareHalves.tsx';
import { compareKey } from './compareKey.ts';
import { ComparePanel } from './ComparePanel.tsx';
import { CompareStage } from './CompareStage.tsx';
import { COMPARE_WAYS, SIDE_NAMES, type CompareWay } from './compareWays.ts';
import { useComparing } from './useComparing.ts';
import './CompareDialog.css';

const KEYS: readonly RoomKey[] = [
  ['Tab', 'Other side'],
  ['K', 'Keep the chosen side', true],
  ['1–5', 'Rate it'],
  ['F', 'Favourite'],
  ['↑ ↓', 'Next pair'],
  ['Z', '1:1, all'],
  ['Esc', 'Back'],
];
const SLIDER_KEYS: readonly RoomKey[] = [['← →', 'Move the edge', true], ...KEYS];
const WAYS = Object.entries(COMPARE_WAYS).map(([value, label]) => ({ value: value as CompareWay, label }));
/** px */
const STRIP_HEIGHT = 50;
const NUMBERS = ['', '', 'two', 'three', 'four'];

interface CompareDialogProps extends AskedDialogProps<'compare'> {
  /** Takes the settings of a picture into the open graph. */
  readonly onTakeSettings: (id: string) => void;
}

/** Two to four pictures beside or over one another, and what differs in how they were made. */
export function CompareDialog({ asked, onClose, onTakeSettings }: CompareDialogProps) {
  const studio = useStudio();
  const comparing = useComparing(asked);
  const { sides, chosen, way } = comparing;
  const zoom = useRef<Zoom>(null);
  const sequence = useMemo(() => fixedSequence(asked.offered), [asked.offered]);
  const image = sides[chosen];
  const placeOf = (id: string | undefined) => asked.offered.findIndex((each) => each.id === id);
  const press = (event: KeyboardEvent) => {
    if (isTyping(event.target)) return;
    const act =
      compareKey(event, {
        ...comparing,
        count: sides.length,
        moveEdge: (by) => {
          comparing.setEdge(comparing.edge + by);
        },
        chooseNext: (by) => {
          comparing.choose((chosen + by + sides.length) % sides.length);
        },
        nextPair: (by) => {
          comparing.nextPair(by);
        },
      }) ?? zoomKey(event, zoom.current);
    if (act) act();
    else {
      const looked = {
        of: { ids: image ? [image.id] : [] },
        preview: () => {
          if (image) studio.view.getState().openPreview(fixedSequence(sides), chosen);
        },
      };
      if (!image || !pressPictureKey(studio, event.nativeEvent, looked)) return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  const sideOf = (id: string) => {
    const at = sides.findIndex((each) => each.id === id);
    return at < 0 ? undefined : SIDE_NAMES[at];
  };
  return (
    <Room
      title={`Compare ${NUMBERS[sides.length] ?? ''}`}
      className="compare"
      onClose={onClose}
      onKeyDown={press}
      middle={
        way !== 'grid' && (
          <>
            <Segmented label="How they are compared" value={way} options={WAYS} onChange={comparing.setWay} />
            <span className="compare__next">
              <Kbd className="kbd kbd--cap">M</Kbd> Next way
            </span>
          </>
        )
      }
      tools={
        <Button onClick={comparing.swap}>
          <Icon icon={ArrowLeftRight} size={14} /> Swap
        </Button>
      }
      panel={
        <ComparePanel sides={sides} chosen={chosen}>
          <Button
            onClick={() => {
              if (image) onTakeSettings(image.id);
              onClose();
            }}
          >
            Settings of {SIDE_NAMES[chosen]} here
          </Button>
          <Button
            onClick={() => {
              onClose();
              void openGraphs(studio, sides);
            }}
          >
            Open {sides.length === 2 ? 'both' : 'all'} graphs
          </Button>
          <Button
            onClick={() => {
              askToExport(studio, [{ ids: sides.map(({ id }) => id) }]);
            }}
          >
            Export {sides.length === 2 ? 'pair' : 'them'}…
          </Button>
        </ComparePanel>
      }
    >
      <div className="compare__stage">
        {way === 'grid' || way === 'sides' ? (
          <CompareGrid comparing={comparing} zoom={zoom} />
        ) : (
          <CompareHalves onDrop={comparing.put}>
            <CompareStage comparing={comparing} zoom={zoom} />
          </CompareHalves>
        )}
      </div>
      <div className="compare__strip">
        <span className="compare__words">From the same batch</span>
        <div className="compare__offered">
          <PictureStrip
            sequence={sequence}
            index={Math.max(0, placeOf(image?.id))}
            height={STRIP_HEIGHT}
            label="From the same batch"
            onLook={(at) => {
              const found = asked.offered[at];
              if (found) comparing.put(chosen, found);
            }}
            dress={({ id }) => {
              const side = sideOf(id);
              return side === undefined
                ? {}
                : { badge: <span className="picture-strip__badge compare__side">{side}</span>, words: `side ${side}` };
            }}
          />
        </div>
        <span className="compare__words">Drop a picture on a half to put it there</span>
        <span className="compare__words" role="status">
          Chosen: <b>{SIDE_NAMES[chosen]}</b>
        </span>
      </div>
      <RoomKeys keys={way === 'slider' ? SLIDER_KEYS : KEYS} />
    </Room>
  );
}

/** One after the other: each in a tab of its own. */
async function openGraphs(studio: Studio, sides: readonly ImageRef[]): Promise<void> {
  for (const { id } of sides) await openItsGraph(studio, { picture: id });
}
