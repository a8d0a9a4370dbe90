import { layOutGraph } from './layOutGraph.ts';
import type { TidyGraph } from './TidyGraph.ts';

/** Lays one graph out beside the page, which goes on meanwhile. */
self.addEventListener('message', ({ data }: MessageEvent<TidyGraph>) => {
  self.postMessage(layOutGraph(data));
});
