import type { GenerateRequest, ProviderChoice, WriteRequest } from '../../graph/generation.ts';
import { usd } from '../../graph/Money.ts';
import type { Effective } from '../Effective.ts';
import { openRouter } from '../families/openrouter.ts';
import { isSampling } from '../families/openrouter/routerOptions.ts';
import { priceWords, routerPrice } from '../families/openrouter/routerPrices.ts';
import type { ModelTable } from '../modelTable.ts';
import { tableEffective, type TableProvider } from '../tableEffective.ts';
import { textEffective } from '../textEffective.ts';
import { wholePrompt } from '../wholePrompt.ts';
import { allowedOf, routingSettings } from './routing.ts';

/** As `ProviderAdapter.effective`. Which endpoint is asked, and who may serve it, is part of the request. */
export function openRouterEffective(table: ModelTable, request: GenerateRequest, provider: TableProvider): Effective {
  const { family } = table.model(request.provider.model);
  const effective =
    family === openRouter.id ? routerEffective(table, request, provider) : geminiEffective(table, request, provider);
  return withRouting(effective, request.provider);
}

/** As `HttpTextCalls.effective`. */
export function openRouterTextEffective(table: ModelTable, request: WriteRequest, provider: TableProvider): Effective {
  const { topP, ...rest } = request;
  const effective =
    topP === 0 ? withoutTopP(textEffective(table, rest, provider)) : textEffective(table, request, provider);
  return withRouting(effective, request.provider);
}

/**
 * The endpoint for pictures takes no instructions and no temperature, and bills whole answers only; that for chats takes them and may bill a
 * call that is cut off. So a model that both answer for is asked there only where there are any.
 */
function routerEffective(table: ModelTable, request: GenerateRequest, provider: TableProvider): Effective {
  const model = table.model(request.provider.model);
  const effective = tableEffective(table, request, provider);
  const asksForChat =
    request.instructions.trim() !== '' || Object.keys(openRouter.sentBy(effective.request).options).some(isSampling);
  const isChat = asksForChat && !model.lacks?.includes('instructions');
  const { only, ...set } = openRouter.sentBy(effective.request);
  const allowed = only ? allowedOf(only, request.provider.routing) : [];
  const options = { ...set, ...(allowed.length > 0 && { only: allowed }), endpoint: isChat ? 'chat' : 'images' };
  const sent = { ...effective.request, options };
  const price = routerPrice(model.priceLines ?? [], {
    pixels: effective.pixels ?? NO_SIZE,
    values: Object.values(openRouter.sentBy(sent).options),
    references: sent.references,
    characters: wholePrompt(sent).length,
  });
  const told = openRouter.describe(options);
  const others = effective.settings.filter(([label]) => label === 'Seed as sent');
  return {
    ...effective,
    request: sent,
    settings: [...told, ...others],
    notes: [...effective.notes, ...(only ? [`${model.title} ${servedWords(only, allowed)}`] : [])],
    ...(price && {
      estimate: usd(price.usd, 'estimate'),
      isPriced: table.isKnown(model.id),
      price: priceWords(model.id, price.line, model.read),
    }),
    endpoint: isChat ? 'ask' : 'unpaid',
    // They cost nothing there, and who sends none takes no notice.
    ...(model.streams && !isChat && { partials: 1 }),
  };
}

/** `only`: those that take what is sent; `allowed`: of them, those that the user lets serve. */
function servedWords(only: readonly string[], allowed: readonly string[]): string {
  if (allowed.length > 0) return `is asked of ${allowed.join(', ')}: nobody else takes these settings.`;
  return `has these settings taken by ${only.join(', ')} only, whom “Only” or “Never” of the provider leaves out: they may be refused or passed over.`;
}

const NO_SIZE = { width: 0, height: 0 };

/** OpenRouter refuses a `top_p` of 0, which Google takes. @see https://openrouter.ai/docs/api-reference/parameters */
function geminiEffective(table: ModelTable, request: GenerateRequest, provider: TableProvider): Effective {
  const { topP, ...options } = request.config.options;
  if (topP !== 0) return tableEffective(table, request, provider);
  return withoutTopP(tableEffective(table, { ...request, config: { ...request.config, options } }, provider));
}

function withoutTopP(effective: Effective): Effective {
  return { ...effective, notes: [...effective.notes, 'OpenRouter takes a Top P above 0 only: 0 is left out.'] };
}

/** Nothing is added where nothing is set: a request counts as it always did. */
function withRouting(effective: Effective, { routing }: ProviderChoice): Effective {
  if (!routing) return effective;
  return {
    ...effective,
    request: { ...effective.request, routing },
    settings: [...effective.settings, ...routingSettings(routing)],
  };
}
