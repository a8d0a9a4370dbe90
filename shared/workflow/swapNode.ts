import type { JsonObject } from '../graph/Field.ts';
import type { AnyNodeDefinition, Palette } from '../graph/NodeDefinition.ts';
import type { Workflow, WorkflowNode } from './Workflow.ts';

/** The node types that can take the place of one, itself among them: another provider, other settings. Empty: nothing can. */
export function placeTakers(definition: AnyNodeDefinition, palette: Palette): readonly AnyNodeDefinition[] {
  const role = roleOf(definition);
  if (role === undefined) return [];
  return [...palette.values()].filter((other) => roleOf(other) === role);
}

/**
 * The graph with a node of another type in this one's place: where it lies, what it is called and all its wires stay, and what it says that
 * the other can say too. A model is sought by its title, since providers call one model by ids of their own.
 */
export function swapNode(workflow: Workflow, id: string, type: string, palette: Palette): Workflow {
  const next = palette.get(type);
  if (!next) return workflow;
  const nodes = workflow.nodes.map((node) => {
    if (node.id !== id || node.type === type) return node;
    const { fields: _fields, ...rest } = node;
    const kept = fieldsKept(node, palette.get(node.type), next);
    return { ...rest, type, ...(Object.keys(kept).length > 0 && { fields: kept }) };
  });
  return nodes.every((node, at) => node === workflow.nodes[at]) ? workflow : { ...workflow, nodes };
}

function roleOf({ provider, batch }: AnyNodeDefinition): string | undefined {
  if (provider) return 'provider';
  return batch ? 'settings' : undefined;
}

function fieldsKept({ fields = {} }: WorkflowNode, before: AnyNodeDefinition | undefined, next: AnyNodeDefinition) {
  const kept = Object.entries(fields).flatMap(([name, value]): [string, JsonObject[string]][] => {
    const field = Object.hasOwn(next.fields, name) ? next.fields[name] : undefined;
    const former = before && Object.hasOwn(before.fields, name) ? before.fields[name] : undefined;
    // The name of a key belongs to its provider.
    if (!field || field.kind === 'key-name') return [];
    if (field.kind === 'model' && former?.kind === 'model') {
      const label = former.choices.find((choice) => choice.value === value)?.label;
      const same = field.choices.find((choice) => choice.label === label);
      return same && same.value !== field.default ? [[name, same.value]] : [];
    }
    return field.check(value).ok ? [[name, value]] : [];
  });
  return Object.fromEntries(kept);
}
