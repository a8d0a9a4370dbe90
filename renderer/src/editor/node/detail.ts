import { useStore } from '@xyflow/react';
import { createContext, useDeferredValue } from 'react';

/** Below this zoom the words of a node are smaller than 4 px. */
const FAR_ZOOM = 0.3;

/** Whether nodes are drawn in full; from afar a plain box stands for each. */
export const DetailContext = createContext(true);

/** Coming near, the boxes stay until what is in view was drawn in full, so that the zoom itself does not wait for it. */
export function useDetail(): boolean {
  const isNear = useStore(({ transform }) => transform[2] >= FAR_ZOOM);
  const hasSettled = useDeferredValue(isNear);
  return isNear && hasSettled;
}
