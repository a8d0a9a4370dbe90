import type { Workflow } from '../Workflow.ts';

/** A graph without where its canvas stands: what a version of it is, for looking around is no edit. */
export function withoutViewports(workflow: Workflow): Workflow {
  const { viewport: _, ...rest } = workflow;
  if (!rest.groups) return rest;
  return {
    ...rest,
    groups: rest.groups.map(({ viewport: __, ...group }) => group),
  };
}
