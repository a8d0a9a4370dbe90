import { useStoreApi } from '@xyflow/react';
import { createContext, useCallback, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import type { Position } from '#shared/workflow/Workflow';
import type { RoutedWire } from './routeAll.ts';
import { WireRoutes } from './WireRoutes.ts';

/** The ways of the canvas; `null`: wires curve. */
export const WireRoutesContext = createContext<WireRoutes | null>(null);

/** The ways of wires for as long as the canvas is there, where they are to go round nodes. */
export function useWireRoutes(isWanted: boolean): WireRoutes | null {
  const flow = useStoreApi();
  const routes = useMemo(() => new WireRoutes(flow), [flow]);
  useEffect(() => {
    routes.begin();
    return () => {
      routes.end();
    };
  }, [routes]);
  return isWanted ? routes : null;
}

/** Where a wire bends to go round nodes; `undefined`: it curves, or its way is not known yet. `isWanted`: it is to be seen, and goes by itself. */
export function useWireRoute(
  { id, source, target, output, from, to }: RoutedWire,
  isWanted: boolean,
): readonly Position[] | undefined {
  const routes = useContext(WireRoutesContext);
  const [x1, y1, x2, y2] = [from.x, from.y, to.x, to.y];
  const wire = useMemo(
    () => ({ id, source, target, output, from: { x: x1, y: y1 }, to: { x: x2, y: y2 } }),
    [id, source, target, output, x1, y1, x2, y2],
  );
  const follow = useCallback(
    (tell: () => void) => (isWanted ? routes?.follow(wire, tell) : undefined) ?? (() => undefined),
    [routes, wire, isWanted],
  );
  const bends = useSyncExternalStore(follow, () => routes?.bendsOf(id));
  return isWanted && bends ? drawnTo(bends, wire) : undefined;
}

/** The way as it was found, its ends drawn to where they are by now: it follows its nodes until another is found. */
export function drawnTo(bends: readonly Position[], { from, to }: RoutedWire): readonly Position[] | undefined {
  if (bends.length === 0) return from.y === to.y ? bends : undefined;
  return bends.map((bend, at) => ({
    x: bend.x,
    y: at === 0 ? from.y : at === bends.length - 1 ? to.y : bend.y,
  }));
}
