import { useLayoutEffect, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useStudio } from '../../stores/hooks.ts';
import type { FarDrawing } from './FarDrawing.ts';
import { hitFar, nodesAround } from './hitFar.ts';
import { NOTHING, type Pointed } from './useHeld.ts';

/** px of the screen; as near as a wire in hand has to come to a node to find its sockets. */
const WIRE_REACH = 30;
/** px of the screen; a hand that moves farther between pressing and letting go drags. */
const MOST_MOVED = 3;
/** What is pressed on the canvas. */
const PARTS = '.react-flow__node, .react-flow__edge';
type Part = HTMLElement | SVGElement;

/**
 * What the pointer comes to is put on the page as it is near by, before it can be pressed: so pressing, dragging, wiring, dropping and asking
 * for a menu are the same from afar.
 */
export function useFarPointer(
  area: RefObject<HTMLElement | null>,
  drawing: RefObject<FarDrawing | null>,
  zoomOf: () => number,
  setPointed: (change: (before: Pointed) => Pointed) => void,
): void {
  const { view } = useStudio();
  // With the drawing itself: what is seen can be pressed.
  useLayoutEffect(() => {
    const canvas = area.current;
    const look = (event: MouseEvent): Pointed => {
      const { current } = drawing;
      if (!current || !(event.target instanceof Element) || event.target.closest('.react-flow__panel')) return NOTHING;
      const carriesWire = view.getState().wire !== null;
      // A press holds what it began on; a picture or file from elsewhere comes with a button down too.
      if (event.buttons !== 0 && event.type === 'pointermove' && !carriesWire) return NOTHING;
      const found = pointedAt(current, event, zoomOf(), carriesWire);
      flushSync(() => {
        setPointed((before) => merged(before, found, carriesWire));
      });
      return found;
    };
    /** What the button went down on, and where, px of the window. */
    let begun: { readonly part: Part; readonly x: number; readonly y: number } | undefined;
    const press = (event: MouseEvent) => {
      if (!event.isTrusted || !(event.target instanceof Element)) return;
      const isGround = event.target.classList.contains('react-flow__pane');
      const drawn = isGround ? partOf(canvas, look(event)) : null;
      const above = isGround ? document.elementFromPoint(event.clientX, event.clientY) : event.target;
      const found = above?.closest<Part>(PARTS);
      // On a busy page the browser may find the ground for a moment still: what is drawn there holds.
      const part = found ?? drawn;
      begun = part ? { part, x: event.clientX, y: event.clientY } : undefined;
      if (!isGround || !part) return;
      // It came to lie under the pointer without a move, and was not there yet when it was pressed.
      passOn(event, (found && above) ?? part);
      if (event.type !== 'mousedown' || event.button !== 0) return;
      // As the browser does where it finds it itself.
      event.preventDefault();
      part.focus({ preventScroll: true });
    };
    const click = (event: MouseEvent) => {
      if (!event.isTrusted || !begun || !(event.target instanceof Element)) return;
      const { part, x, y } = begun;
      begun = undefined;
      const hasMoved = Math.hypot(event.clientX - x, event.clientY - y) > MOST_MOVED;
      // Where the view moved meanwhile, the browser finds something else there.
      if (!hasMoved && part.isConnected && !part.contains(event.target)) passOn(event, part);
    };
    canvas?.addEventListener('pointermove', look, true);
    canvas?.addEventListener('dragover', look, true);
    canvas?.addEventListener('pointerdown', press, true);
    canvas?.addEventListener('mousedown', press, true);
    canvas?.addEventListener('click', click, true);
    return () => {
      canvas?.removeEventListener('pointermove', look, true);
      canvas?.removeEventListener('dragover', look, true);
      canvas?.removeEventListener('pointerdown', press, true);
      canvas?.removeEventListener('mousedown', press, true);
      canvas?.removeEventListener('click', click, true);
      setPointed(() => NOTHING);
    };
  }, [area, drawing, zoomOf, setPointed, view]);
}

/** Something else is meant by it. */
function passOn(event: MouseEvent, part: Element): void {
  event.stopImmediatePropagation();
  const Kind = event instanceof PointerEvent ? PointerEvent : MouseEvent;
  part.dispatchEvent(new Kind(event.type, event));
}

function pointedAt(drawing: FarDrawing, event: MouseEvent, zoom: number, carriesWire: boolean): Pointed {
  const at = drawing.pointAt(event.clientX, event.clientY);
  if (carriesWire) return { nodes: nodesAround(drawing.scene, at, zoom, WIRE_REACH), wire: undefined };
  const hit = hitFar(drawing.scene, at, zoom);
  if (!hit) return NOTHING;
  return hit.kind === 'node' ? { nodes: [hit.id], wire: undefined } : { nodes: [], wire: hit.id };
}

/** What stands on the page for the one thing that was found. */
function partOf(canvas: HTMLElement | null, { nodes, wire }: Pointed): Part | null {
  const id = nodes.length === 1 ? nodes[0] : wire;
  return id === undefined ? null : (canvas?.querySelector<Part>(`:is(${PARTS})[data-id="${CSS.escape(id)}"]`) ?? null);
}

/** A wire in hand keeps what it passed: it began at one of them. */
function merged(before: Pointed, found: Pointed, carriesWire: boolean): Pointed {
  const nodes = carriesWire ? [...new Set([...before.nodes, ...found.nodes])] : found.nodes;
  const wire = carriesWire ? before.wire : found.wire;
  const isSame =
    wire === before.wire && nodes.length === before.nodes.length && nodes.every((id, at) => id === before.nodes[at]);
  return isSame ? before : { nodes, wire };
}
