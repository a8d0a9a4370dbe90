import type { JsonObject } from '../graph/Field.ts';
import { defineNode, output, type AnyNodeDefinition } from '../graph/NodeDefinition.ts';
import type { Family } from '../providers/families/Family.ts';

/** The node of a family's settings, made from the family: a new family needs no node of its own. */
export function configNode(family: Family): AnyNodeDefinition {
  return defineNode({
    type: `${family.id}-config`,
    title: `${family.title} settings`,
    help: family.help,
    keywords: CONFIG_WORDS,
    category: 'settings',
    inputs: {},
    outputs: { config: output('config', 'Settings') },
    fields: family.fields,
    family: () => family.id,
    familyTitle: family.title,
    batch: family.batch,
    language: family.language,
    run: (_inputs, fields) => {
      const options = optionsOf(fields);
      return Promise.resolve({ config: [{ family: family.id, batch: family.batch(options), options }] });
    },
  });
}

/** What settings of any family are looked for by, besides what their fields are called. */
const CONFIG_WORDS = [
  'config',
  'configuration',
  'options',
  'parameters',
  'batch',
  'batch size',
  'aspect ratio',
  'image size',
  'width',
  'height',
  'empty latent image',
  'number of images',
  'image config',
];

/** Unset ones are left out. */
function optionsOf(fields: Readonly<Record<string, unknown>>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
}
