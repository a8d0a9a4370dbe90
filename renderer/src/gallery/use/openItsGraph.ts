import { readWorkflow } from '#shared/workflow/readWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { attempt } from '../../stores/attempt.ts';
import { keepOpened } from '../../stores/history/keepOpened.ts';
import type { Studio } from '../../stores/studio.ts';

/** A picture, or a run. `node`: the one to come to. */
type GraphOf = ({ readonly picture: string } | { readonly run: string }) & { readonly node?: string };

/**
 * Opens the graph that made a picture, or ran, in a tab of its own, exactly as it was: with the pictures and texts of that run on its nodes.
 * @returns the document; `undefined`: it was not opened, which was told
 */
export async function openItsGraph(studio: Studio, of: GraphOf): Promise<string | undefined> {
  let opened: string | undefined;
  await attempt(studio, undefined, async () => {
    const { client, run } = studio;
    const found = 'picture' in of ? await client('picture.graph', { id: of.picture }) : { run: of.run, workflow: null };
    const told = found.run === null ? undefined : await client('run.replay', { runId: found.run });
    const graph = readWorkflow(told?.workflow ?? found.workflow);
    const node = of.node ?? ('picture' in of ? await makerOf(studio, of.picture) : undefined);
    opened = openGraph(studio, graph, node);
    keepOpened(client, opened, graph, 'picture' in of ? 'a picture' : 'a run');
    if (found.run !== null && told && told.events.length > 0)
      run.getState().adopt(opened, { runId: found.run, graph, events: told.events });
  });
  return opened;
}

/**
 * Opens a graph that stands in no file, in a tab of its own.
 * @param node the one to come to
 * @returns the document
 */
export function openGraph({ documents, view }: Studio, graph: Workflow, node: string | undefined): string {
  view.getState().closeLightbox();
  const documentId = documents.add(graph, null, { isUnsaved: true, isBeside: true });
  view.getState().showSection('graph');
  if (node === undefined) return documentId;
  documents.find(documentId)?.store.getState().select([node]);
  // Places are known once it is on screen.
  requestAnimationFrame(() => {
    view.getState().canvas?.show([node]);
  });
  return documentId;
}

async function makerOf({ client }: Studio, id: string): Promise<string | undefined> {
  return (await client('picture.details', { id })).made?.node;
}
