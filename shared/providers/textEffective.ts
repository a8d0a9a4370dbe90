import type { WriteRequest } from '../graph/generation.ts';
import { formatMoney, usd } from '../graph/Money.ts';
import { seedNotes, seedOnWire } from './effectiveRequest.ts';
import { estimateCost } from './estimateCost.ts';
import type { Model, Prices, Setting } from './Model.ts';
import type { ModelTable } from './modelTable.ts';
import type { Effective, EffectiveRequest } from './Effective.ts';
import type { HttpProvider } from './ProviderAdapter.ts';
import { tableNotes } from './tableEffective.ts';

const TIMEOUT_MS = 300_000;
/** What a text is taken to come to where no length is asked for. tokens */
const USUAL_TOKENS = 4096;

/** A provider that draws here needs no key and takes pictures of any type. */
type TextProvider = Pick<HttpProvider, 'title'> & Partial<Pick<HttpProvider, 'defaultKeyName' | 'referenceTypes'>>;

/**
 * As `tableEffective`, for a text. What all texts can be asked for stands in `options` under its name in `WriteRequest`, where it was asked
 * for: an encoder puts it into its provider's words.
 */
export function textEffective(table: ModelTable, request: WriteRequest, provider: TextProvider): Effective {
  const model = table.model(request.provider.model, 'text');
  const { prompt, instructions, seed, maxTokens, temperature, topP } = request;
  const sent: EffectiveRequest = {
    kind: 'text',
    provider: request.provider.provider,
    model: model.id,
    prompt,
    instructions,
    references: request.references,
    wireSeed: seedOnWire(seed),
    options: {
      ...(maxTokens !== undefined && { maxTokens }),
      ...(temperature !== undefined && { temperature }),
      ...(topP !== undefined && { topP }),
    },
  };
  const perMillion = model.prices?.perMillion;
  const written = ((perMillion?.textOutput ?? 0) * (maxTokens ?? USUAL_TOKENS)) / 1_000_000;
  const { defaultKeyName } = provider;
  return {
    request: sent,
    ...(defaultKeyName !== undefined && { keyName: request.provider.keyName ?? defaultKeyName }),
    settings: settingsOf(request, sent.wireSeed),
    notes: [...seedNotes(seed, sent.wireSeed), ...tableNotes(table, model, sent.references, provider)],
    estimate: estimateCost(sent, model, written),
    isPriced: perMillion !== undefined && table.isKnown(model.id),
    ...(perMillion && { price: priceLine(model, perMillion) }),
    timeoutMs: TIMEOUT_MS,
  };
}

/** `gemini-3.8-flash, $0.50 in and $3.00 out a million tokens, 2026-10-07` */
function priceLine({ id, prices }: Model, { input, textOutput }: Pick<PerMillion, 'input' | 'textOutput'>): string {
  const dollars = (amount: number) => formatMoney(usd(amount, 'actual'));
  return `${id}, ${dollars(input)} in and ${dollars(textOutput)} out a million tokens, ${prices?.date ?? ''}`;
}

type PerMillion = NonNullable<Prices['perMillion']>;

function settingsOf({ maxTokens, temperature, topP, seed }: WriteRequest, wireSeed: number): readonly Setting[] {
  const set: readonly (readonly [string, number | undefined])[] = [
    ['Max tokens', maxTokens],
    ['Temperature', temperature],
    ['Top P', topP],
    ['Seed as sent', wireSeed === seed ? undefined : wireSeed],
  ];
  return set.flatMap(([label, value]) => (value === undefined ? [] : [[label, String(value)] as const]));
}
