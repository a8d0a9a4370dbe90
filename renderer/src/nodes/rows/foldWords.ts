import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';

/** What a line that folds says: the names of its sockets, for a wire may be wanted there, and how many fields are unset. */
export function foldWords(
  { inputs, fields }: Pick<AnyNodeDefinition, 'inputs' | 'fields'>,
  folded: { readonly inputs: readonly string[]; readonly fields: readonly string[] },
): { readonly short: string; readonly all: string } {
  const sockets = folded.inputs.map((name) => inputs[name]?.label ?? name);
  const settings = folded.fields.map((name) => fields[name]?.label ?? name);
  const count = settings.length === 0 ? [] : [`${String(settings.length)} unset`];
  return { short: [...sockets, ...count].join(', '), all: `Unset: ${[...sockets, ...settings].join(', ')}` };
}
