import { keyNameField } from '../graph/fields/keyNameField.ts';
import { modelField } from '../graph/fields/modelField.ts';
import type { KeyNameField, ModelField } from '../graph/Field.ts';
import { defineNode, output, type AnyNodeDefinition } from '../graph/NodeDefinition.ts';
import { chooseModel, type ProviderAdapter } from '../providers/ProviderAdapter.ts';

/** The node of a provider, made from its adapter: a new provider needs no node of its own. */
export function providerNode(provider: ProviderAdapter): AnyNodeDefinition {
  return provider.kind === 'http' ? nodeWithKey(provider) : nodeWithoutKey(provider);
}

/** What the provider’s node is called in files. */
export function providerNodeType({ id }: Pick<ProviderAdapter, 'id'>) {
  return `${id}-provider` as const;
}

function nodeWithKey(provider: ProviderAdapter & { kind: 'http' }): AnyNodeDefinition {
  const others = provider.otherKeyNames.length
    ? ` If it is not set, ${provider.otherKeyNames.join(', ')} is tried.`
    : '';
  const keyName: KeyNameField = keyNameField('Key', {
    default: provider.defaultKeyName,
    help: `The name of the key, never the key itself. Its value comes from Settings → Keys, the environment or a .env file.${others}`,
  });
  const own = { keyName, model: models(provider) };
  return defineNode({
    ...base(provider),
    // What the provider adds is read by itself alone.
    fields: { ...own, ...provider.routing?.fields },
    family: ({ model }) => provider.model(model).family,
    chosenModel: ({ model }) => provider.model(model),
    run: (_inputs, { model, keyName, ...fields }) => {
      const routing = provider.routing?.read(fields);
      return Promise.resolve({ provider: [chooseModel(provider, model, { keyName, ...(routing && { routing }) })] });
    },
  });
}

function nodeWithoutKey(provider: ProviderAdapter): AnyNodeDefinition {
  return defineNode({
    ...base(provider),
    fields: { model: models(provider) },
    family: ({ model }) => provider.model(model).family,
    chosenModel: ({ model }) => provider.model(model),
    run: (_inputs, { model }) => Promise.resolve({ provider: [chooseModel(provider, model)] }),
  });
}

function base(provider: ProviderAdapter) {
  return {
    type: providerNodeType(provider),
    title: provider.title,
    help: provider.help,
    keywords: ['model', 'api', 'api key', 'load checkpoint', 'checkpoint', ...(provider.keywords ?? [])],
    provider: { id: provider.id, billsCalls: provider.kind === 'http' },
    category: 'provider',
    inputs: {},
    outputs: { provider: output('provider', 'Provider') },
  } as const;
}

function models(provider: ProviderAdapter): ModelField {
  return modelField(
    'Model',
    provider.models.map(({ id, title, deprecated }) => ({
      value: id,
      label: deprecated ? `${title} (retiring)` : title,
    })),
    {
      provider: provider.id,
      default: provider.models[0].id,
      isQuick: true,
      help: 'Choose one, or type the id of a model that is not in the list yet.',
    },
  );
}
