import { useStore } from '@xyflow/react';
import { createContext, useDeferredValue, useState } from 'react';

/** Below this zoom the words of a node are smaller than 4 px. Coming back asks for a little more, so that a hand at the edge does not flicker. */
export const FAR_ZOOM = 0.3;
const NEAR_ZOOM = 0.33;

/** How near to a wire counts as on it from afar, px of the screen. */
export const WIRE_REACH = 6;

/** Whether nodes are drawn in full; from afar one drawing stands for all. */
export const DetailContext = createContext(true);

/** Coming near, the drawing stays until what is in view was drawn in full, so that the zoom itself does not wait for it. */
export function useDetail(): boolean {
  const [wasNear, setNear] = useState(true);
  const isNear = useStore(({ transform }) => transform[2] >= (wasNear ? FAR_ZOOM : NEAR_ZOOM));
  if (isNear !== wasNear) setNear(isNear);
  const hasSettled = useDeferredValue(isNear);
  return isNear && hasSettled;
}
