import { useStoreApi, type Edge as FlowEdge } from '@xyflow/react';
import { useCallback, useContext, useLayoutEffect, useRef, type RefObject } from 'react';
import { useStudio } from '../../stores/hooks.ts';
import { WireRoutesContext } from '../wires/useWireRoute.ts';
import { FarDrawing } from './FarDrawing.ts';
import { FarPictures } from './FarPictures.tsx';
import type { FarPicture } from './paintFar.ts';
import { useFarMarquee } from './useFarMarquee.ts';
import { useFarPointer } from './useFarPointer.ts';
import type { Pointed } from './useHeld.ts';
import './FarLayer.css';

export interface FarLayerProps {
  /** The element that hears of the pointer. */
  readonly area: RefObject<HTMLElement | null>;
  readonly edges: readonly FlowEdge[];
  /** The wires that are on the page as near by. */
  readonly held: ReadonlySet<string>;
  readonly setPointed: (change: (before: Pointed) => Pointed) => void;
}

/** All of a graph from afar, as one drawing. */
export function FarLayer({ area, edges, held, setPointed }: FarLayerProps) {
  const studio = useStudio();
  const flow = useStoreApi();
  const routes = useContext(WireRoutesContext);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pictures = useRef<HTMLDivElement>(null);
  const drawing = useRef<FarDrawing>(null);
  const zoomOf = useCallback(() => flow.getState().transform[2], [flow]);
  useLayoutEffect(() => {
    if (!canvas.current) return undefined;
    const begun = new FarDrawing(canvas.current, studio, flow, (id) => pictureIn(pictures.current, id), routes);
    drawing.current = begun;
    return () => {
      begun.end();
      drawing.current = null;
    };
  }, [studio, flow, routes]);
  useLayoutEffect(() => {
    drawing.current?.showWires({ all: edges, held });
  }, [edges, held, routes]);
  const draw = useCallback(() => drawing.current?.ask(), []);

  useFarPointer(area, drawing, zoomOf, setPointed);
  useFarMarquee(drawing, edges);
  return (
    <>
      <canvas ref={canvas} className="far-layer" role="img" />
      <FarPictures room={pictures} onChange={draw} />
    </>
  );
}

/** One that has come and can be drawn. */
function pictureIn(room: HTMLDivElement | null, id: string): FarPicture | undefined {
  const image = room?.querySelector<HTMLImageElement>(`[data-far-picture="${CSS.escape(id)}"] img`);
  if (!image?.complete || image.naturalWidth === 0) return undefined;
  return { image, width: image.naturalWidth, height: image.naturalHeight };
}
