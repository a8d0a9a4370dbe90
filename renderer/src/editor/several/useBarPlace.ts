import { useStore, useStoreApi, type ReactFlowState } from '@xyflow/react';
import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import type { Size } from '#shared/workflow/Workflow';
import { isFrame } from '../../nodes/frame/frameBox.ts';
import { useStudio, useWorkflow } from '../../stores/hooks.ts';
import { onScreen } from '../moving/clearFit.ts';
import { floatsOver } from '../moving/floatsOver.ts';
import { barPlace, type BarPlace } from './barPlace.ts';

/** The canvas rests once it has stood still for so long, ms. */
const REST_MS = 120;
/** Of a frame, only its title is more than ground, px on the canvas. */
const FRAME_TITLE = 32;
/** Of the bar as it stands, px; as its style sheet has it. */
const COLUMN = { width: 36, height: 268 };

/** Where the bar of what is selected lies; `undefined`: nowhere, while something moves or where there is no room. */
export function useBarPlace(bar: RefObject<HTMLElement | null>, isMoving: boolean): BarPlace | undefined {
  const studio = useStudio();
  const flow = useStoreApi();
  const seen = useStore(whatIsSeen);
  const isBusy = useStore(isDrawing);
  const nodes = useStore((state) => state.nodes);
  const selection = useWorkflow((state) => state.selection);
  const isResting = useResting(seen) && !isBusy && !isMoving;
  const [place, setPlace] = useState<BarPlace>();
  const row = useRef<Size>({ width: 0, height: 0 });
  // It is as wide as what it says.
  useLayoutEffect(() => {
    const { domNode, width, height, transform } = flow.getState();
    const drawn = studio.view.getState().canvas?.boxes();
    if (!isResting || !domNode || !drawn || !bar.current) return;
    const [x, y, zoom] = transform;
    const taken = studio.workflow.getState().workflow.nodes.flatMap((node) => {
      const box = drawn.get(node.id);
      if (!box) return [];
      const isGround = isFrame(node) && !selection.has(node.id);
      return [onScreen(isGround ? { ...box, height: FRAME_TITLE } : box, { x, y, zoom })];
    });
    const selected = [...selection].flatMap((id) => {
      const box = drawn.get(id);
      return box ? [onScreen(box, { x, y, zoom })] : [];
    });
    const { offsetWidth, offsetHeight, dataset } = bar.current;
    if (dataset['way'] === 'row') row.current = { width: offsetWidth, height: offsetHeight };
    const next = barPlace({
      selected,
      taken: [...taken, ...floatsOver(domNode)],
      canvas: { width, height },
      row: row.current,
      column: COLUMN,
    });
    setPlace((now) => (now?.x === next?.x && now?.y === next?.y && now?.way === next?.way ? now : next));
  }, [studio, flow, bar, isResting, seen, nodes, selection]);
  return isResting ? place : undefined;
}

function whatIsSeen({ transform, width, height }: ReactFlowState): string {
  return [...transform, width, height].join(' ');
}

function isDrawing({ userSelectionActive, connection }: ReactFlowState): boolean {
  return userSelectionActive || connection.inProgress;
}

/** Whether something has stood still for a moment. */
function useResting(what: string): boolean {
  const [rested, setRested] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(what);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [what]);
  return rested === what;
}
