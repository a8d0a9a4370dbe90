import { groupIdOf, groupPath, groupPathIds, segment, unescaped } from '../../graph/groups/groupPath.ts';
import type { FieldsOfNode } from '../../graph/Graph.ts';
import type { Bookmark, Form, Workflow, WorkflowNode } from '../Workflow.ts';
import { changeEveryNode, type Level } from './level.ts';

/** A field by the ids that lead to its node from a level on, that of its node last; without a field, the node itself; without ids, the use of the level. */
export interface Way {
  readonly ids: readonly string[];
  readonly field?: string;
}

/**
 * The graph in which whatever names nodes of a level by their paths finds them where they went: the fields of its form, the places of its
 * bookmarks, and what uses have of their own, on whatever level these stand.
 * @param before how it was: paths are followed there
 * @param move where what a way leads to is now; `undefined`: where it was
 */
export function movePaths(
  before: Workflow,
  workflow: Workflow,
  level: Level,
  move: (way: Way) => Way | undefined,
): Workflow {
  const types = typesIn(before);
  /** What a way from a level on is now. The one it moves on is met once, for no group stands in itself. */
  const moved = (from: Level, way: Way): Way => {
    let at: Level = from;
    for (const [depth, id] of way.ids.entries()) {
      if (at === level) {
        const tail = move({ ...way, ids: way.ids.slice(depth) });
        return tail ? { ...way, ...tail, ids: [...way.ids.slice(0, depth), ...tail.ids] } : way;
      }
      const next = groupIdOf(types(at).get(id) ?? '');
      if (next === undefined) return way;
      at = next;
    }
    const tail = at !== undefined && at === level ? move({ ...way, ids: [] }) : undefined;
    return tail ? { ...way, ...tail, ids: [...way.ids, ...tail.ids] } : way;
  };
  const uses = changeEveryNode(workflow, (node) => {
    const group = node.inside || node.fields ? groupIdOf(node.type) : undefined;
    return group === undefined ? node : withOwnMoved(node, (way) => moved(group, way));
  });
  const top = types(undefined);
  const idsOf = (path: string) => (top.has(path) ? [path] : groupPathIds(path));
  const { form, bookmarks } = workflow;
  const formNow = form && movedForm(form, (way) => moved(undefined, way), idsOf);
  const bookmarksNow = bookmarks && movedBookmarks(bookmarks, (way) => moved(undefined, way), idsOf);
  if (formNow === form && bookmarksNow === bookmarks) return uses;
  return { ...uses, ...(formNow && { form: formNow }), ...(bookmarksNow && { bookmarks: bookmarksNow }) };
}

function typesIn(workflow: Workflow): (level: Level) => ReadonlyMap<string, string> {
  const known = new Map<Level, ReadonlyMap<string, string>>();
  return (level) => {
    const found = known.get(level);
    if (found) return found;
    const part = level === undefined ? workflow : workflow.groups?.find(({ id }) => id === level);
    const types = new Map(part?.nodes.map(({ id, type }) => [id, type]));
    known.set(level, types);
    return types;
  };
}

type IdsOf = (path: string) => readonly string[];

/** The very list where none went elsewhere. */
function movedBookmarks(bookmarks: readonly Bookmark[], moved: (way: Way) => Way, idsOf: IdsOf): readonly Bookmark[] {
  const after = bookmarks.map((each) => {
    const way = each.place === undefined ? undefined : { ids: idsOf(each.place) };
    const next = way && moved(way);
    return next === way || !next ? each : { ...each, place: groupPath(next.ids) };
  });
  return after.every((each, at) => each === bookmarks[at]) ? bookmarks : after;
}

function movedForm(form: Form, moved: (way: Way) => Way, idsOf: IdsOf): Form {
  const fields = form.fields.map((each) => {
    const way = { ids: idsOf(each.node), field: each.field };
    const next = moved(way);
    return next === way ? each : { ...each, node: groupPath(next.ids), field: next.field ?? each.field };
  });
  const { results } = form;
  const way = results === undefined ? undefined : { ids: idsOf(results) };
  const next = way && moved(way);
  const areSame = fields.every((each, at) => each === form.fields[at]);
  if (areSame && next === way) return form;
  return { ...form, fields, ...(next && next !== way && { results: groupPath(next.ids) }) };
}

function withOwnMoved(node: WorkflowNode, moved: (way: Way) => Way): WorkflowNode {
  const inside = Object.entries(node.inside ?? {}).map(
    ([path, fields]) => [path.split('/').map(unescaped), fields] as const,
  );
  const values = [[[], node.fields ?? {}] as const, ...inside].flatMap(([ids, fields]) =>
    Object.entries(fields).map(([field, value]) => {
      const way = { ids, field };
      return { way, value, next: moved(way) };
    }),
  );
  if (values.every(({ way, next }) => way === next)) return node;
  const all = new Map<string, Map<string, FieldsOfNode[string]>>();
  // What was exposed, and so had another name, goes before what was not.
  const last = values.filter(({ way, next }) => next !== way && way.ids.length < next.ids.length);
  for (const { way, next, value } of [...values.filter((each) => !last.includes(each)), ...last]) {
    const path = next.ids.map(segment).join('/');
    const fields = all.get(path) ?? new Map<string, FieldsOfNode[string]>();
    all.set(path, fields.set(next.field ?? way.field, value));
  }
  const { fields: _fields, inside: _inside, ...rest } = node;
  const own = all.get('');
  all.delete('');
  return {
    ...rest,
    ...(own && { fields: Object.fromEntries(own) }),
    ...(all.size > 0 && {
      inside: Object.fromEntries([...all].map(([path, fields]) => [path, Object.fromEntries(fields)])),
    }),
  };
}
