import { definitionOf } from '#shared/graph/definitionOf';
import { note } from '#shared/nodes/note';
import type { Studio } from '../../stores/studio.ts';
import { isFrame } from '../frame/frameBox.ts';
import { withHeld } from '../frame/carried.ts';
import { isInside } from '../frame/heldBy.ts';
import type { Box } from '../place/freeSpot.ts';
import { estimateGeometry } from '../rows/nodeGeometry.ts';
import { glide } from './glide.ts';
import type { TidyGraph, TidyPlace } from './TidyGraph.ts';

/** A layout that takes longer is given up, ms. */
const LONGEST = 20_000;
/** What each window works out at the moment. */
const underWay = new WeakMap<Studio, AbortController>();

/** Lays out these nodes, and what frames among them hold, in one step of undo. What was changed meanwhile is left as it is. */
export async function tidy(studio: Studio, ids: Iterable<string>): Promise<void> {
  const { store } = studio.documents.active();
  const { workflow } = store.getState();
  const places = await layOut(studio, tidyGraphOf(studio, withHeld(studio, ids)));
  if (!places) return;
  const { canvas } = studio.view.getState();
  if (store.getState().workflow.nodes !== workflow.nodes) {
    studio.view.getState().notify('The graph was changed meanwhile, so it was not tidied.', 'Tidy it once more.');
    return;
  }
  const kinds = new Map(workflow.nodes.map((node) => [node.id, node]));
  const before = canvas?.boxes() ?? new Map<string, Box>();
  store.getState().placeNodes(
    places.flatMap(({ id, x, y, width, height }) => {
      const node = kinds.get(id);
      if (!node) return [];
      const size = isFrame(node) ? { width, height } : node.size;
      return [{ id, position: { x, y }, ...(size && { size }) }];
    }),
  );
  glide(before, places);
}

function tidyGraphOf({ workflow, view, paletteOf }: Studio, ids: ReadonlySet<string>): TidyGraph {
  const { workflow: graph } = workflow.getState();
  const palette = paletteOf(graph);
  const boxes = view.getState().canvas?.boxes() ?? new Map<string, Box>();
  const nodes = graph.nodes.map((node) => {
    const geometry = estimateGeometry(node, definitionOf(palette, node));
    const box = boxes.get(node.id) ?? { ...node.position, ...geometry };
    const sockets = new Map(
      geometry.handles.map(({ id, type, y, height }) => [`${type} ${id ?? ''}`, y + (height ?? 0) / 2]),
    );
    return { node, sockets, box };
  });
  const chosen = nodes.filter(({ node }) => ids.has(node.id));
  const known = new Map(chosen.map((each) => [each.node.id, each]));
  const height = (node: string, socket: string) => known.get(node)?.sockets.get(socket) ?? 0;
  return {
    nodes: chosen.map(({ node, box: { x, y, width, height } }) => ({
      id: node.id,
      ...{ x, y, width, height },
      isFrame: isFrame(node),
      isNote: node.type === note.type,
    })),
    wires: graph.edges
      .filter(({ from, to }) => ids.has(from.node) && ids.has(to.node))
      .map(({ from, to }) => ({
        from: from.node,
        to: to.node,
        fromY: height(from.node, `source ${from.socket}`),
        toY: height(to.node, `target ${to.socket}`),
      })),
    // A frame around all that is laid out is its ground, not in its way.
    others: nodes
      .filter(
        ({ node, box }) => !ids.has(node.id) && !(isFrame(node) && chosen.every((each) => isInside(each.box, box))),
      )
      .map(({ box: { x, y, width, height } }) => ({ x, y, width, height })),
  };
}

/** One layout at a time: another ends the former. `undefined`: it was ended, or took too long, which is said. */
async function layOut(studio: Studio, graph: TidyGraph): Promise<readonly TidyPlace[] | undefined> {
  underWay.get(studio)?.abort();
  const control = new AbortController();
  underWay.set(studio, control);
  const tooLong = AbortSignal.timeout(LONGEST);
  const places = await inWorker(graph, AbortSignal.any([control.signal, tooLong]));
  if (!places && !control.signal.aborted) {
    studio.view.getState().notify('The layout took too long and was given up.', 'Tidy a part of the graph at a time.');
  }
  return places;
}

function inWorker(graph: TidyGraph, signal: AbortSignal): Promise<readonly TidyPlace[] | undefined> {
  const worker = new Worker(new URL('./tidyWorker.ts', import.meta.url), { type: 'module' });
  return new Promise<readonly TidyPlace[] | undefined>((resolve, reject) => {
    signal.addEventListener('abort', () => {
      resolve(undefined);
    });
    worker.addEventListener('message', ({ data }: MessageEvent<readonly TidyPlace[]>) => {
      resolve(data);
    });
    worker.addEventListener('error', () => {
      reject(new Error('The layout could not be worked out.'));
    });
    worker.postMessage(graph);
  }).finally(() => {
    worker.terminate();
  });
}
