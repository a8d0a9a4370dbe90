import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { attempt } from '../../stores/attempt.ts';
import type { Studio } from '../../stores/studio.ts';
import { openItsGraph } from './openItsGraph.ts';

/**
 * Compares the graph that made a picture with what has become of it: the graph its run was started from, where that is open, else the open one that
 * has most of its nodes. Where there is none, its graph is opened, and that is told.
 */
export function compareWithToday(studio: Studio, picture: string): Promise<void> {
  const { client, documents, view } = studio;
  return attempt(studio, undefined, async () => {
    const { workflow, run } = await client('picture.graph', { id: picture });
    const graph = readWorkflow(workflow);
    const started = run === null ? undefined : (await client('run.details', { runId: run })).run.documentId;
    const found = (started !== undefined && documents.heirOf(started)) || nearest(studio, graph);
    if (found === undefined) {
      if ((await openItsGraph(studio, { picture })) !== undefined)
        view
          .getState()
          .notify(
            'No open graph came from it: here it is as it made the picture.',
            'Open the graph it came from to compare the two.',
          );
      return;
    }
    documents.activate(found);
    view.getState().closeLightbox();
    // Once the graph on screen is that one: what lies over another goes with it.
    requestAnimationFrame(() => {
      view.getState().openHistory({ picture });
    });
  });
}

/** Of its nodes so many have to be there. */
const MOST_OF_IT = 0.5;

/** The open graph that has most of another's nodes, the one on screen before others; `undefined`: none has half of them. */
function nearest({ documents }: Studio, graph: Workflow): string | undefined {
  const { tabs, activeId } = documents.getState();
  const typeOf = new Map(graph.nodes.map(({ id, type }) => [id, type]));
  const shares = tabs.map(({ id }) => {
    const nodes = documents.workflowOf(id)?.nodes ?? [];
    return {
      id,
      share: nodes.filter((node) => typeOf.get(node.id) === node.type).length / Math.max(1, graph.nodes.length),
    };
  });
  const [best] = shares.sort((a, b) => b.share - a.share || Number(b.id === activeId) - Number(a.id === activeId));
  return best && best.share >= MOST_OF_IT ? best.id : undefined;
}
