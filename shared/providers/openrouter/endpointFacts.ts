import { joinParameters } from '../../graph/models/joinParameters.ts';
import type { LiveModel, PriceLine } from '../../graph/models/LiveList.ts';
import type { Endpoint } from './listSchema.ts';

const MOST_LINES = 200;

/** What those say together who serve a model: its settings are all that anybody takes, and who takes which; its prices are all of theirs. */
export function endpointFacts(endpoints: readonly Endpoint[]): Partial<LiveModel> {
  const telling = endpoints.flatMap(({ slug, parameters }) => (parameters ? [{ slug, parameters }] : []));
  const all = joinParameters(telling.map(({ parameters }) => parameters));
  const servedBy = Object.keys(all).flatMap((name): [string, string[]][] => {
    const takers = telling.filter(({ parameters }) => Object.hasOwn(parameters, name));
    const slugs = takers.flatMap(({ slug }) => slug ?? []);
    return takers.length < endpoints.length && slugs.length === takers.length ? [[name, [...new Set(slugs)]]] : [];
  });
  const prices = unlike(endpoints.flatMap((endpoint) => endpoint.prices));
  return {
    ...(telling.length > 0 && { parameters: all }),
    ...(servedBy.length > 0 && { servedBy: Object.fromEntries(servedBy) }),
    ...(endpoints.some(({ streams }) => streams) && { streams: true }),
    ...(prices.length > 0 && { prices: prices.slice(0, MOST_LINES) }),
  };
}

function unlike(lines: readonly PriceLine[]): readonly PriceLine[] {
  return [...new Map(lines.map((line) => [JSON.stringify(line), line])).values()];
}
