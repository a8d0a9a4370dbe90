import { useReactFlow, useStoreApi, type ReactFlowState } from '@xyflow/react';
import { useEffect, useRef, type PointerEvent } from 'react';
import type { Size } from '#shared/workflow/Workflow';
import { readColours, watchColours, type FarColours } from '../far/farColours.ts';
import { nodeRun } from '../../stores/running/runStore.ts';
import type { RunStoreState } from '../../stores/running/RunStoreState.ts';
import { useStudio } from '../../stores/hooks.ts';
import { overviewScale, type Area, type OverviewScale } from './overviewScale.ts';

/** The graph on one small drawing, and the part of it that is seen: pressing or dragging takes one there. */
export function OverviewMap({ width, height }: Size) {
  const { run } = useStudio();
  const flow = useReactFlow();
  const store = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const scale = useRef<OverviewScale>({ scale: 1, left: 0, top: 0 });
  useEffect(() => {
    const { current } = canvas;
    if (!current) return undefined;
    let colours = readColours(current);
    let frame = 0;
    const ask = () => {
      frame ||= requestAnimationFrame(() => {
        frame = 0;
        scale.current = paintMap(current, { width, height }, store.getState(), markOf(run.getState()), colours);
      });
    };
    const ends = [
      run.subscribe(ask),
      store.subscribe((state, before) => {
        const isSame = state.nodes === before.nodes && state.transform === before.transform;
        if (!isSame || state.width !== before.width || state.height !== before.height) ask();
      }),
      watchColours(() => {
        colours = readColours(current);
        ask();
      }),
    ];
    ask();
    return () => {
      cancelAnimationFrame(frame);
      for (const end of ends) end();
    };
  }, [store, run, width, height]);

  const goTo = ({ clientX, clientY, buttons, currentTarget, pointerId }: PointerEvent) => {
    if ((buttons & 1) === 0) return;
    currentTarget.setPointerCapture(pointerId);
    const box = currentTarget.getBoundingClientRect();
    const { scale: by, left, top } = scale.current;
    const at = { x: (clientX - box.left - left) / by, y: (clientY - box.top - top) / by };
    void flow.setCenter(at.x, at.y, { zoom: flow.getZoom() });
  };
  return (
    <canvas
      ref={canvas}
      className="overview nopan"
      role="img"
      aria-label="Overview of the graph"
      style={{ width, height }}
      onPointerDown={goTo}
      onPointerMove={goTo}
    />
  );
}

type MapMark = 'failed' | 'running' | undefined;

/** What a run makes of a node, as far as it is to be seen on the map. */
function markOf(state: RunStoreState): (id: string) => MapMark {
  return (id) => {
    const status = nodeRun(id)(state)?.status;
    return status === 'failed' || status === 'running' ? status : undefined;
  };
}

function paintMap(
  canvas: HTMLCanvasElement,
  map: Size,
  state: ReactFlowState,
  mark: (id: string) => MapMark,
  colours: FarColours,
): OverviewScale {
  const context = canvas.getContext('2d');
  const ratio = window.devicePixelRatio;
  const [x, y, zoom] = state.transform;
  const seen: Area = { x: -x / zoom, y: -y / zoom, width: state.width / zoom, height: state.height / zoom };
  const nodes: readonly (Area & { readonly isSelected: boolean; readonly mark: MapMark })[] = state.nodes.map(
    (node) => ({
      x: node.position.x,
      y: node.position.y,
      width: node.measured?.width ?? 0,
      height: node.measured?.height ?? 0,
      isSelected: node.selected === true,
      mark: mark(node.id),
    }),
  );
  const found = overviewScale([seen, ...nodes], map);
  if (!context) return found;
  canvas.width = Math.round(map.width * ratio);
  canvas.height = Math.round(map.height * ratio);
  const by = found.scale * ratio;
  const place = (area: Area) =>
    [
      Math.round(area.x * by + found.left * ratio),
      Math.round(area.y * by + found.top * ratio),
      Math.max(1, Math.round(area.width * by)),
      Math.max(1, Math.round(area.height * by)),
    ] as const;
  for (const isSelected of [false, true]) {
    context.fillStyle = colours.of(isSelected ? '--accent-line' : '--line-strong');
    for (const node of nodes) if (node.isSelected === isSelected) context.fillRect(...place(node));
  }
  context.fillStyle = colours.of('--canvas');
  context.globalAlpha = colours.isForced ? 0 : 0.45;
  context.beginPath();
  context.rect(0, 0, canvas.width, canvas.height);
  context.rect(...place(seen));
  context.fill('evenodd');
  context.globalAlpha = 1;
  // By shape before colour: a cross is a failure, a disc is at work.
  for (const node of nodes) if (node.mark) paintMapMark(context, node.mark, place(node), colours, ratio);
  context.strokeStyle = colours.of('--accent-line');
  context.lineWidth = 1.5 * ratio;
  context.strokeRect(...place(seen));
  return found;
}

/** px of the window, from the middle of a mark. */
const MARK = 3.5;

function paintMapMark(
  context: CanvasRenderingContext2D,
  mark: NonNullable<MapMark>,
  [x, y, width, height]: readonly [number, number, number, number],
  colours: FarColours,
  ratio: number,
): void {
  const reach = MARK * ratio;
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  context.beginPath();
  if (mark === 'running') {
    context.arc(middleX, middleY, reach, 0, 2 * Math.PI);
    context.fillStyle = colours.of('--text');
    context.fill();
    return;
  }
  context.moveTo(middleX - reach, middleY - reach);
  context.lineTo(middleX + reach, middleY + reach);
  context.moveTo(middleX + reach, middleY - reach);
  context.lineTo(middleX - reach, middleY + reach);
  context.strokeStyle = colours.of('--bad');
  context.lineWidth = 2 * ratio;
  context.stroke();
}
