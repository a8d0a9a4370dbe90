import type { Workflow, WorkflowGroup } from './Workflow.ts';

/** Whether two graphs hold the very same but for where one looks. Edits share what they do not touch, so nothing is read. */
export function sameContent(one: Workflow, other: Workflow): boolean {
  return (
    one.name === other.name &&
    one.nodes === other.nodes &&
    one.edges === other.edges &&
    one.bookmarks === other.bookmarks &&
    one.form === other.form &&
    sameGroups(one.groups, other.groups)
  );
}

function sameGroups(one: Workflow['groups'], other: Workflow['groups']): boolean {
  if (one === other) return true;
  return one?.length === other?.length && one?.every((group, at) => isSameGroup(group, other?.[at])) === true;
}

function isSameGroup(one: WorkflowGroup, other: WorkflowGroup | undefined): boolean {
  return (
    one === other ||
    (one.id === other?.id &&
      one.name === other.name &&
      one.note === other.note &&
      one.fields === other.fields &&
      one.nodes === other.nodes &&
      one.edges === other.edges)
  );
}
