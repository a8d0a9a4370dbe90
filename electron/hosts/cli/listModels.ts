import { BadInputError } from '#shared/errors/inputErrors';
import { formatMoney, usd } from '#shared/graph/Money';
import type { Model } from '#shared/providers/Model';
import type { ProviderAdapter } from '#shared/providers/ProviderAdapter';
import { shipped } from '#shared/shipped';
import type { Terminal } from '../terminal.ts';
import { modelRow } from './modelRow.ts';
import { printJson } from './print.ts';

const { providers, find } = shipped.catalogue;

/** One line a model: provider, id, title, resolutions or that it writes, prices, what to know; or one object of JSON. */
export function listModels(terminal: Terminal, id?: string, { json }: { readonly json?: true } = {}): void {
  for (const provider of id === undefined ? providers : [known(id)]) {
    for (const model of provider.models) {
      if (json) printJson(terminal, modelRow(provider.id, model));
      else terminal.line([provider.id, model.id, model.title, ...facts(model)].join('  '));
    }
  }
}

function known(id: string): ProviderAdapter {
  const provider = find(id);
  if (!provider)
    throw new BadInputError(`There is no provider “${id}”.`, {
      hint: `There are ${providers.map((one) => one.id).join(', ')}.`,
    });
  return provider;
}

function facts(model: Model): string[] {
  const { prices } = model;
  const perImage = Object.entries(prices?.perImage ?? {}).map(
    ([size, dollars = 0]) => `${size} ${formatMoney(usd(dollars, 'actual'))}`,
  );
  return [
    model.sizes,
    ...(prices && perImage.length > 0 ? [`${perImage.join(', ')} (${prices.date})`] : []),
    ...(model.deprecated === undefined ? [] : [model.deprecated]),
  ];
}
