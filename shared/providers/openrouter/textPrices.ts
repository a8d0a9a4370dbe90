import { z } from 'zod';
import type { PriceLine } from '../../graph/models/LiveList.ts';
import { listOf, looseObject, maybe } from '../looseSchema.ts';
import { toldAmount } from './listSchema.ts';

/** USD a token, as text. `-1` says that it is told with the answer only. */
const perToken = maybe(toldAmount);
const prices = { prompt: perToken, completion: perToken };

const pricing = looseObject({
  ...prices,
  /** 0 to 1, off all of it. */
  discount: maybe(toldAmount.refine((part) => part <= 1)),
  /** Other prices at some hours. */
  overrides: listOf(looseObject({ ...prices, utcStart: z.unknown().optional() })),
});

/** What words cost, by the hour they cost most; empty where one way is not told. */
export function textPrices(told: unknown): readonly PriceLine[] {
  const read = pricing.safeParse(told).data;
  if (!read) return [];
  const { discount = 0, overrides } = read;
  const hourly = overrides.filter(({ utcStart }) => utcStart !== undefined && utcStart !== null);
  const most = (way: 'prompt' | 'completion') => {
    const usual = read[way];
    return usual === undefined
      ? undefined
      : Math.max(usual * (1 - discount), ...hourly.flatMap((override) => override[way] ?? []));
  };
  const [input, output] = [most('prompt'), most('completion')];
  if (input === undefined || output === undefined) return [];
  return [
    { unit: 'token', usd: input, of: 'input_text' },
    { unit: 'token', usd: output, of: 'output_text' },
  ];
}
