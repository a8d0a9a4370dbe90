import type { AnyNodeDefinition, NodeCategory } from '#shared/graph/NodeDefinition';
import type { Sought } from '../ui/fuzzy/fuzzyFind.ts';

/** What the kinds of nodes are called where they are listed. */
export const CATEGORY_TITLES: Readonly<Record<NodeCategory, string>> = {
  provider: 'Providers',
  settings: 'Settings',
  text: 'Text',
  pictures: 'Pictures',
  generate: 'Generate',
  output: 'Output',
  group: 'Groups',
  editor: 'Notes',
};

/** What a node that can be added is found by: its names, what can be set on it and which models it offers, what is said of it. */
export function soughtOf({ title, type, help, keywords = [], category, fields }: AnyNodeDefinition): Sought {
  const parts = Object.values(fields).flatMap((field) => [
    field.label,
    ...(field.kind === 'model' ? field.choices.flatMap(({ value, label }) => [label, value]) : []),
  ]);
  return {
    title,
    names: [...keywords, type.replaceAll('-', ' ')],
    parts,
    about: `${help} ${CATEGORY_TITLES[category]}`,
  };
}
