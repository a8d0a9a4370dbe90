import { ChevronsLeftRight } from 'lucide-react';
import { useEffect, useImperativeHandle, useRef, useState, type PointerEvent, type Ref } from 'react';
import type { ImageRef } from '#shared/graph/generation';
import { classNames } from '../../../ui/classNames.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { useZoom, type Zoom } from '../../zoom/useZoom.ts';
import { ZoomedPicture } from '../../zoom/ZoomedPicture.tsx';
import { SideTag } from './SideTag.tsx';
import type { ComparedPictures } from './useComparing.ts';

interface CompareStageProps {
  readonly comparing: ComparedPictures;
  readonly zoom: Ref<Zoom>;
}

/** ms a side is seen while they blink. */
const BLINK_MS = 650;

/** Two pictures over one another: parted by an edge, taking turns, or one taken from the other. */
export function CompareStage({ comparing, zoom: ref }: CompareStageProps) {
  const { sides, way, edge, chosen, shared } = comparing;
  const [first, second] = sides;
  const frame = useRef<HTMLDivElement>(null);
  const turn = useBlink(way === 'blink', chosen);
  const options = { margin: 0, shared };
  const under = useZoom(frame, first ?? NOTHING, options);
  const over = useZoom(frame, second ?? NOTHING, options);
  useImperativeHandle(ref, () => (chosen === 0 ? under : over));
  if (!first || !second) return null;
  const showsFirst = way === 'blink' ? turn === 0 : true;
  const showsSecond = way === 'blink' ? turn === 1 : true;
  return (
    <div ref={frame} className={classNames('compare-stage', `compare-stage--${way}`)} onDoubleClick={under.toggle}>
      <div className="compare-stage__frame" {...under.panHandlers}>
        <div className="compare-stage__layer" hidden={!showsFirst}>
          <ZoomedPicture image={first} label="A" zoom={under} />
        </div>
        <div
          className="compare-stage__layer compare-stage__layer--over"
          hidden={!showsSecond}
          style={way === 'slider' ? { clipPath: `inset(0 0 0 ${String(edge * 100)}%)` } : undefined}
        >
          <ZoomedPicture image={second} label="B" zoom={over} />
        </div>
      </div>
      {showsFirst && (
        <SideTag image={first} side={0} comparing={comparing} corner="start" placement={under.placement} />
      )}
      {showsSecond && <SideTag image={second} side={1} comparing={comparing} corner="end" placement={over.placement} />}
      {way === 'slider' && <Edge comparing={comparing} frame={frame} />}
    </div>
  );
}

const NOTHING: ImageRef = { id: '', width: 1, height: 1, mime: '' };

interface EdgeProps {
  readonly comparing: ComparedPictures;
  readonly frame: { readonly current: HTMLElement | null };
}

/** The edge between the two, and the knob that moves it. */
function Edge({ comparing: { edge, setEdge }, frame }: EdgeProps) {
  const knob = useRef<HTMLDivElement>(null);
  useEffect(() => {
    knob.current?.focus({ preventScroll: true });
  }, []);
  const follow = (event: PointerEvent) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = frame.current?.getBoundingClientRect();
    if (box) setEdge((event.clientX - box.x) / box.width);
  };
  return (
    <div
      className="compare-edge"
      style={{ left: `${String(edge * 100)}%` }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        knob.current?.focus({ preventScroll: true });
        event.preventDefault();
      }}
      onPointerMove={follow}
    >
      <div
        ref={knob}
        className="compare-edge__knob"
        role="slider"
        tabIndex={0}
        data-wants-focus
        aria-label="Edge between A and B"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(edge * 100)}
        aria-valuetext={`${String(Math.round(edge * 100))} % of A`}
      >
        <Icon icon={ChevronsLeftRight} size={16} />
      </div>
    </div>
  );
}

/** Which side is to be seen; a person who wants less motion turns them with Tab. */
function useBlink(isOn: boolean, chosen: number): number {
  const [turn, setTurn] = useState(chosen);
  const [seen, setSeen] = useState(chosen);
  if (seen !== chosen) {
    setSeen(chosen);
    setTurn(chosen);
  }
  useEffect(() => {
    if (!isOn || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    const timer = setInterval(() => {
      setTurn((now) => (now === 0 ? 1 : 0));
    }, BLINK_MS);
    return () => {
      clearInterval(timer);
    };
  }, [isOn]);
  return turn;
}
