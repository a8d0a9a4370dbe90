import { BadInputError } from '#shared/errors/inputErrors';
import { formatMoney, usd } from '#shared/graph/Money';
import type { PriceLine } from '#shared/graph/models/LiveList';
import type { Model } from '#shared/providers/Model';
import type { ProviderAdapter } from '#shared/providers/ProviderAdapter';
import { shippedLive } from '#shared/shipped';
import type { Catalogue } from '#shared/providers/Catalogue';
import { openDataFolder } from '../../platform/files/openDataFolder.ts';
import { openModelLists } from '../../platform/files/openModelLists.ts';
import { EXIT } from './exitCodes.ts';
import { modelRow } from './modelRow.ts';
import { printJson } from './print.ts';
import { openHere, type Surroundings } from './Surroundings.ts';

interface ListOptions {
  readonly json?: true;
  readonly refresh?: true;
}

/**
 * One line a model: provider, id, title, resolutions or that it writes, prices, what to know; or one object of JSON. As providers said it last;
 * `refresh` asks them first. Gives the exit code: what could not be asked is told, and the rest is listed as it was known.
 */
export async function listModels(here: Surroundings, id?: string, options: ListOptions = {}): Promise<number> {
  const { env, terminal } = here;
  const offer = shippedLive();
  if (id !== undefined) known(offer.catalogue, id);
  const code = options.refresh ? await refresh(here, id) : EXIT.done;
  offer.lay((await openModelLists(openDataFolder(env))).kept);
  const { catalogue } = offer;
  for (const provider of id === undefined ? catalogue.providers : [known(catalogue, id)]) {
    for (const model of provider.models) {
      if (options.json) printJson(terminal, modelRow(provider.id, model));
      else terminal.line([provider.id, model.id, model.title, ...facts(model)].join('  '));
    }
  }
  return code;
}

async function refresh(here: Surroundings, id: string | undefined): Promise<number> {
  await using app = await openHere(here);
  const asked = await app.client('models.refresh', id === undefined ? { keyless: true } : { provider: id });
  for (const { provider, count = 0, unheard = 0, error } of asked) {
    const told = error
      ? [error.message, error.hint, 'Listed is what was known.'].filter(Boolean).join(' ')
      : `${count} models${unheard > 0 ? `; prices of ${unheard} not heard: those of before stand` : ''}.`;
    here.terminal.notes(`${provider}: ${told}\n`);
  }
  return asked.some(({ error }) => error) ? EXIT.failed : EXIT.done;
}

function known({ find, providers }: Catalogue, id: string): ProviderAdapter {
  const provider = find(id);
  if (!provider)
    throw new BadInputError(`There is no provider “${id}”.`, {
      hint: `There are ${providers.map((one) => one.id).join(', ')}.`,
    });
  return provider;
}

function facts(model: Model): string[] {
  const { prices, priceLines = [], read = '' } = model;
  const lines = priceLines.filter(({ of = 'output_image' }) => of === 'output_image');
  const perImage = Object.entries(prices?.perImage ?? {}).map(
    ([size, dollars = 0]) => `${size} ${formatMoney(usd(dollars, 'actual'))}`,
  );
  return [
    model.sizes,
    ...(prices && perImage.length > 0 ? [`${perImage.join(', ')} (${prices.date})`] : []),
    ...(lines.length > 0 ? [`${lines.map(lineWords).join(', ')} (${read})`] : []),
    ...(model.deprecated === undefined ? [] : [model.deprecated]),
  ];
}

/** `2k $0.06 a picture` */
function lineWords({ unit, usd: dollars, variant }: PriceLine): string {
  const one = unit === 'image' ? 'picture' : unit;
  // A token costs less than money is told in.
  const price = unit === 'token' ? `$${(dollars * 1_000_000).toFixed(2)} a million tokens` : undefined;
  return [variant, price ?? `${formatMoney(usd(dollars, 'actual'))} a ${one}`].filter(Boolean).join(' ');
}
