import { definitionOf } from '../../graph/definitionOf.ts';
import type { ExposedField } from '../../graph/Graph.ts';
import { groupIdOf } from '../../graph/groups/groupPath.ts';
import { socketsOf } from '../../graph/groups/groupSockets.ts';
import type { Palette } from '../../graph/NodeDefinition.ts';
import { isSocketName } from '../../graph/socketNames.ts';
import { MAX_NOTE, MAX_SHOWN_FIELDS, MAX_WIRE_LABEL, type Workflow, type WorkflowGroup } from '../Workflow.ts';
import { GroupError } from './GroupError.ts';
import { changeGroup, freeName, groupById, partAt, type Level } from './level.ts';
import { movePaths, type Way } from './movePaths.ts';

/** What uses of a group show as this field of a node in it; `undefined`: nothing. */
export function exposedAs(group: WorkflowGroup | undefined, node: string, field: string): ExposedField | undefined {
  return group?.fields.find((each) => each.node === node && each.field === field);
}

/**
 * The graph in which uses of a group show a field of a node in it, each with a value of its own; what one had there already it keeps.
 * @throws GroupError where the group shows too many
 */
export function exposeField(workflow: Workflow, id: string, palette: Palette, node: string, field: string): Workflow {
  const group = groupById(workflow, id);
  const inner = group?.nodes.find((each) => each.id === node);
  if (!group || !inner || exposedAs(group, node, field)) return workflow;
  if (!Object.hasOwn(definitionOf(palette, inner)?.fields ?? {}, field)) return workflow;
  if (group.fields.length >= MAX_SHOWN_FIELDS) {
    throw new GroupError(`“${group.name}” shows ${String(MAX_SHOWN_FIELDS)} fields, the most that a group can.`, {
      hint: 'Hide one that is not needed first.',
    });
  }
  const name = freeName(isSocketName(field) ? field.slice(0, 40) : 'field', takenNames(group));
  const shown = changeGroup(workflow, id, (each) => ({ ...each, fields: [...each.fields, { name, node, field }] }));
  return movePaths(workflow, shown, id, (way) => {
    const isThis = way.ids.length === 1 && way.ids[0] === node && way.field === field;
    return isThis ? { ids: [], field: name } : undefined;
  });
}

/** The graph in which uses of a group, and groups around it, do not show a field any more. What a use had there it keeps, unseen. */
export function hideField(workflow: Workflow, id: string, name: string): Workflow {
  const gone = groupById(workflow, id)?.fields.find((each) => each.name === name);
  if (!gone) return workflow;
  // Groups around it that show it through this one do not, first: what they keep is then of this one.
  let outer = workflow;
  for (const { group, field } of shownFurther(workflow, id, name)) outer = hideField(outer, group, field);
  const hidden = changeGroup(outer, id, (each) => ({
    ...each,
    fields: each.fields.filter((field) => field.name !== name),
  }));
  return movePaths(outer, hidden, id, (way) =>
    isOwn(way, name) ? { ids: [gone.node], field: gone.field } : undefined,
  );
}

/**
 * The graph with an exposed field called otherwise: uses keep their values, and what names it names it so.
 * @throws GroupError where it cannot be called so
 */
export function renameField(workflow: Workflow, id: string, name: string, to: string): Workflow {
  const group = groupById(workflow, id);
  if (!group?.fields.some((each) => each.name === name) || name === to) return workflow;
  refuseName(to, takenNames(group), 'field');
  const further = shownFurther(workflow, id, name);
  const renamed = changeGroup(workflow, id, (each) => ({
    ...each,
    fields: each.fields.map((field) => (field.name === name ? { ...field, name: to } : field)),
  }));
  const around = further.reduce(
    (graph, { group: outer, node }) =>
      changeGroup(graph, outer, (each) => ({
        ...each,
        fields: each.fields.map((field) =>
          field.node === node && field.field === name ? { ...field, field: to } : field,
        ),
      })),
    renamed,
  );
  return movePaths(workflow, around, id, (way) => (isOwn(way, name) ? { ids: [], field: to } : undefined));
}

/** The graph with an exposed field in another place among those of its group. */
export function moveField(workflow: Workflow, id: string, name: string, to: number): Workflow {
  return changeGroup(workflow, id, (group) => {
    const fields = movedTo(group.fields, (each) => each.name === name, to);
    return fields === group.fields ? group : { ...group, fields };
  });
}

/** The graph with other words for an exposed field; empty ones are those of the field itself. */
export function describeField(
  workflow: Workflow,
  id: string,
  name: string,
  words: { readonly label?: string; readonly help?: string },
): Workflow {
  return changeGroup(workflow, id, (group) => ({
    ...group,
    fields: group.fields.map((each) => {
      if (each.name !== name) return each;
      const { label: labelBefore, help: helpBefore, ...rest } = each;
      const label = (words.label ?? labelBefore)?.trim().slice(0, MAX_WIRE_LABEL);
      const help = (words.help ?? helpBefore)?.trim().slice(0, MAX_NOTE);
      return { ...rest, ...(label && { label }), ...(help && { help }) };
    }),
  }));
}

/** A list with what is sought in another place; the very same list where it is there already. */
export function movedTo<T>(all: readonly T[], isSought: (each: T) => boolean, to: number): readonly T[] {
  const from = all.findIndex(isSought);
  const place = Math.max(0, Math.min(all.length - 1, to));
  const moved = all[from];
  if (moved === undefined || from === place) return all;
  const others = all.filter((_, at) => at !== from);
  return [...others.slice(0, place), moved, ...others.slice(place)];
}

/** @throws GroupError unless something of a group can be called so */
export function refuseName(name: string, taken: ReadonlySet<string>, what: 'field' | 'socket'): void {
  if (!isSocketName(name)) {
    throw new GroupError(`“${name}” cannot be the name of a ${what}.`, {
      hint: 'A name has up to 64 letters, digits and signs, and no blanks or quotes. Its label can be anything.',
    });
  }
  if (taken.has(name)) {
    throw new GroupError(`“${name}” is the name of something else of this group.`, { hint: 'Take another one.' });
  }
}

/** Inputs and fields are one row of a use where they are called the same, so neither takes a name of the other. */
export function takenNames(group: WorkflowGroup): ReadonlySet<string> {
  return new Set([...group.fields, ...socketsOf(group).inputs].map(({ name }) => name));
}

/** The groups that show a field of a use of this one as theirs. */
function shownFurther(workflow: Workflow, id: string, name: string) {
  return (workflow.groups ?? []).flatMap((group) => {
    const uses = usesAt(workflow, group.id, id);
    return group.fields.flatMap((each) =>
      each.field === name && uses.has(each.node) ? [{ group: group.id, node: each.node, field: each.name }] : [],
    );
  });
}

/** The uses of a group on a level. */
export function usesAt(workflow: Workflow, level: Level, id: string): ReadonlySet<string> {
  const nodes = partAt(workflow, level)?.nodes ?? [];
  return new Set(nodes.flatMap((node) => (groupIdOf(node.type) === id ? [node.id] : [])));
}

function isOwn({ ids, field }: Way, name: string): boolean {
  return ids.length === 0 && field === name;
}
