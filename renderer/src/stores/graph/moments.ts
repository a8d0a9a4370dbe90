import type { Workflow } from '#shared/workflow/Workflow';

/** A graph that undo leads to, and the place where the edit was made that lies between it and what is there now. */
export interface Moment {
  readonly whole: Workflow;
  /** Absent: it is not known any more. */
  readonly at?: string;
}

export function wholeOf({ whole }: Moment): Workflow {
  return whole;
}

export function ofWhole(change: (whole: Workflow) => Workflow): (moment: Moment) => Moment {
  return (moment) => ({ ...moment, whole: change(moment.whole) });
}

/** The same change of the nodes of several graphs: those that share theirs, and their groups, go on sharing them. */
export function sharingNodes(change: (workflow: Workflow) => Workflow): (workflow: Workflow) => Workflow {
  const done = new Map<Workflow['nodes'], Map<Workflow['groups'], Workflow['nodes']>>();
  return (workflow) => {
    const known = done.get(workflow.nodes) ?? new Map<Workflow['groups'], Workflow['nodes']>();
    const nodes = known.get(workflow.groups) ?? change(workflow).nodes;
    done.set(workflow.nodes, known.set(workflow.groups, nodes));
    return nodes === workflow.nodes ? workflow : { ...workflow, nodes };
  };
}

/** The graph, looked at from where another of it was. */
export function withViewports(whole: Workflow, from: Workflow): Workflow {
  const views = new Map(from.groups?.map(({ id, viewport }) => [id, viewport]));
  const isMoved = whole.groups?.some(({ id, viewport }) => views.get(id) !== undefined && views.get(id) !== viewport);
  const groups = whole.groups?.map((group) => {
    const viewport = views.get(group.id);
    return viewport && viewport !== group.viewport ? { ...group, viewport } : group;
  });
  return { ...whole, ...(from.viewport && { viewport: from.viewport }), ...(isMoved && groups && { groups }) };
}
