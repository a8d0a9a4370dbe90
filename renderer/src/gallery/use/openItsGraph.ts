import { readWorkflow } from '#shared/workflow/readWorkflow';
import { attempt } from '../../stores/attempt.ts';
import type { Studio } from '../../stores/studio.ts';

/** A picture, or a run. `node`: the one to come to. */
type GraphOf = ({ readonly picture: string } | { readonly run: string }) & { readonly node?: string };

/** Opens the graph that made a picture, or ran, in a tab of its own, exactly as it was: with the pictures and texts of that run on its nodes. */
export function openItsGraph(studio: Studio, of: GraphOf): Promise<void> {
  return attempt(studio, undefined, async () => {
    const { client, documents, view, run } = studio;
    const found = 'picture' in of ? await client('picture.graph', { id: of.picture }) : { run: of.run, workflow: null };
    const told = found.run === null ? undefined : await client('run.replay', { runId: found.run });
    const graph = readWorkflow(told?.workflow ?? found.workflow);
    const node = of.node ?? ('picture' in of ? await makerOf(studio, of.picture) : undefined);
    view.getState().closeLightbox();
    const documentId = documents.add(graph, null, { isUnsaved: true, isBeside: true });
    if (found.run !== null && told && told.events.length > 0)
      run.getState().adopt(documentId, { runId: found.run, graph, events: told.events });
    view.getState().showSection('graph');
    if (node === undefined) return;
    documents.find(documentId)?.store.getState().select([node]);
    // Places are known once it is on screen.
    requestAnimationFrame(() => {
      view.getState().canvas?.show([node]);
    });
  });
}

async function makerOf({ client }: Studio, id: string): Promise<string | undefined> {
  return (await client('picture.details', { id })).made?.node;
}
