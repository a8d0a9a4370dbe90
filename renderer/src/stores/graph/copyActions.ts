import { refuseInItself } from '#shared/workflow/groups/groupUses';
import { localId, placeAt } from '#shared/workflow/groups/placeAt';
import type { Workflow, WorkflowEdge } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import * as edits from '#shared/workflow/edits';
import type { WorkflowState } from './WorkflowState.ts';

export interface CopyOptions {
  readonly get: () => Pick<WorkflowState, 'whole' | 'workflow' | 'path' | 'selection'>;
  readonly newId: () => string;
  /** Takes the graph with its new nodes, which are then selected, as one step of undo. */
  readonly commit: (workflow: Workflow, added: ReadonlySet<string>) => void;
}

/** The actions that put parts of graphs into the one on screen, under new ids, or take them out as text. */
export function createCopyActions({
  get,
  newId,
  commit,
}: CopyOptions): Pick<WorkflowState, 'copySelected' | 'addPart'> {
  return {
    copySelected(nodes = get().selection) {
      return nodes.size === 0 ? null : writeWorkflow(atTop(edits.extract(get().workflow, nodes), get().path));
    },
    addPart({ nodes, edges, groups }, wires = [], finish = (graph) => graph) {
      const part = { name: '', nodes, edges, ...(groups && { groups }) };
      const { whole, path } = get();
      const newGroupId = () => localId(path, newId());
      const { workflow, ids } = edits.insert(get().workflow, part, { x: 0, y: 0 }, newId, wires, newGroupId);
      const place = path === '' ? undefined : placeAt(whole, path);
      if (place !== undefined && typeof place !== 'string') {
        const added = workflow.nodes.filter(({ id }) => ids.has(id));
        refuseInItself(workflow, place.group.id, added);
      }
      commit(finish(workflow, [...ids]), ids);
      return [...ids];
    },
  };
}

/** A part as a graph of its own: what it is made of is not called by where it stood. */
function atTop(part: Workflow, path: string): Workflow {
  if (path === '') return part;
  const moved = ({ node, socket }: WorkflowEdge['from']) => ({ node: localId(path, node), socket });
  return {
    ...part,
    nodes: part.nodes.map((node) => ({ ...node, id: localId(path, node.id) })),
    edges: part.edges.map((edge) => ({ ...edge, from: moved(edge.from), to: moved(edge.to) })),
  };
}
