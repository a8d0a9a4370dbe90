import { picturesField } from '#shared/graph/fields/picturesField';
import type { JsonObject } from '#shared/graph/Field';
import { shipped } from '#shared/shipped';
import type { Workflow } from '#shared/workflow/Workflow';
import { fakePorts } from '../fakePorts.ts';
import { runToEnd } from '../runs.ts';

/** All that models are asked for by a graph, in an order that does not hang on what its nodes are called. */
export async function requestsOf(workflow: Workflow): Promise<readonly string[]> {
  const ports = fakePorts();
  const findPictures = (ids: readonly string[]) =>
    Promise.resolve(ids.map((id) => ({ id, width: 100, height: 100, mime: 'image/png' })));
  const events = await runToEnd(
    workflow,
    { ...ports, pictures: { findPictures } },
    { palette: shipped.paletteOf(workflow), atOnce: 1 },
  );
  for (const event of events) if (event.kind === 'node-failed') throw new Error(event.error.message);
  return ports.started.map(({ effective, seed }) => JSON.stringify({ seed, ...effective.request })).toSorted();
}

const anyPictures = picturesField('Pictures');

/** Pictures of a graph by their file names, each of which has one picture: those that went out. */
export function picturesByFile(workflow: Workflow): ReadonlyMap<string, JsonObject> {
  const nodes = [...workflow.nodes, ...(workflow.groups ?? []).flatMap((group) => group.nodes)];
  return new Map(
    nodes.flatMap(({ fields }) => {
      const checked = anyPictures.check(fields?.['pictures'] ?? []);
      return (checked.ok ? checked.value : []).map(({ id, name = '' }) => [name, { id, name }] as const);
    }),
  );
}

/** Puts the pictures into the nodes again that are called by their files, as somebody would who brought a graph in. */
export function withPictures(workflow: Workflow, files: ReadonlyMap<string, JsonObject>): Workflow {
  return {
    ...workflow,
    nodes: workflow.nodes.map((node) => {
      const picture = node.type === 'image-input' ? files.get(node.title ?? '') : undefined;
      return picture ? { ...node, fields: { ...node.fields, pictures: [picture] } } : node;
    }),
  };
}
