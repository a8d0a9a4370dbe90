import type { Bookmark, Form, Workflow, WorkflowEdge, WorkflowGroup, WorkflowNode } from '#shared/workflow/Workflow';
import { bookmarkSchema, edgeSchema, formSchema, groupSchema, nodeSchema } from '#shared/workflow/workflowSchema';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { z } from 'zod';
import type { Steps } from '../graph/history.ts';
import { MAX_KEPT_STEPS } from './chooseSteps.ts';

/** As it stands, so that what is shared can be seen. */
const list = z.custom<readonly unknown[]>(Array.isArray);
const asObject = z.custom<object>((value) => typeof value === 'object' && value !== null);
const graph = z.object({
  name: z.string().max(1000),
  nodes: list,
  edges: list,
  bookmarks: list.exactOptional(),
  groups: list.exactOptional(),
  form: asObject.exactOptional(),
});
/** Its nodes and wires as they stand; `groupSchema` reads the rest. */
const groupParts = z.object({ nodes: list, edges: list });
const steps = z.array(graph).max(MAX_KEPT_STEPS);
const kept = z.object({ version: z.literal(1), past: steps, present: graph, future: steps });

/**
 * The steps that were kept beside this very graph; `undefined` where it is another by now, or what stands there is no such thing. What they
 * share with the graph and with each other they share again.
 * @param isOurs whether the graph is what the same page kept of it, perhaps later: what stood beside the steps is then one more to go back to
 */
export function readKeptSteps(
  value: unknown,
  present: Workflow,
  { isOurs = false }: { readonly isOurs?: boolean } = {},
): Steps<Workflow> | undefined {
  const { data } = kept.safeParse(value);
  if (!data) return undefined;
  const nodes = listReader<WorkflowNode>((each) => nodeSchema.parse(each));
  const edges = listReader<WorkflowEdge>((each) => edgeSchema.parse(each));
  const bookmarks = listReader<Bookmark>((each) => bookmarkSchema.parse(each));
  const groups = listReader<WorkflowGroup>((each) => {
    const parts = groupParts.parse(each);
    const { viewport: _view, ...group } = groupSchema.parse({ ...(each as object), nodes: [], edges: [] });
    return { ...group, nodes: nodes.read(parts.nodes), edges: edges.read(parts.edges) };
  });
  const forms = listReader<Form>((each) => formSchema.parse(each));
  const read = (each: z.output<typeof graph>): Workflow => ({
    name: each.name,
    nodes: nodes.read(each.nodes),
    edges: edges.read(each.edges),
    ...(each.bookmarks && { bookmarks: bookmarks.read(each.bookmarks) }),
    ...(each.groups && { groups: groups.read(each.groups) }),
    ...(each.form && { form: forms.readPart(each.form) }),
  });
  try {
    const beside = read(data.present);
    if (contentOf(beside) !== contentOf(present)) {
      return isOurs ? { past: [...data.past.map(read), beside].slice(-MAX_KEPT_STEPS), future: [] } : undefined;
    }
    nodes.isHere(data.present.nodes, present.nodes);
    edges.isHere(data.present.edges, present.edges);
    if (data.present.bookmarks && present.bookmarks) bookmarks.isHere(data.present.bookmarks, present.bookmarks);
    if (data.present.form && present.form) forms.isHere([data.present.form], [present.form]);
    for (const [at, group] of (present.groups ?? []).entries()) {
      const kept = groupParts.parse(data.present.groups?.[at]);
      nodes.isHere(kept.nodes, group.nodes);
      edges.isHere(kept.edges, group.edges);
    }
    if (data.present.groups && present.groups) groups.isHere(data.present.groups, present.groups);
    return { past: data.past.map(read), future: data.future.map(read) };
  } catch (caught) {
    if (caught instanceof z.ZodError) return undefined;
    throw caught;
  }
}

function contentOf({ viewport, ...content }: Workflow): string {
  const groups = content.groups?.map(({ viewport: _view, ...group }) => group);
  return JSON.stringify(workflowFile({ ...content, ...(groups && { groups }) }));
}

/** Reads lists of parts, each list and each part once. */
function listReader<T>(readPart: (value: unknown) => T) {
  const lists = new Map<unknown, readonly T[]>();
  const parts = new Map<unknown, T>();
  const partOf = (value: unknown): T => {
    const part = parts.get(value) ?? readPart(value);
    parts.set(value, part);
    return part;
  };
  return {
    readPart: partOf,
    read(given: readonly unknown[]): readonly T[] {
      const read = lists.get(given) ?? given.map(partOf);
      lists.set(given, read);
      return read;
    },
    /** What was kept like this is this, part by part. */
    isHere(given: readonly unknown[], here: readonly T[]): void {
      lists.set(given, here);
      for (const [at, part] of here.entries()) parts.set(given[at], part);
    },
  };
}
