import { sidesOf } from '../../../graph/fields/sizeField.ts';
import type { ImageRef } from '../../../graph/generation.ts';
import type { ModelParameters, Parameter } from '../../../graph/models/LiveList.ts';
import type { Fit } from '../../Model.ts';
import {
  isRouterOption,
  type OptionValue,
  type RouterOptions,
  type RouterValues,
  type SentOptions,
} from './routerOptions.ts';
import { pricedAs, routerPixels } from './routerPixels.ts';

/** What one model can do, as OpenRouter tells it. */
export interface RouterAbilities {
  /** Absent: they are not told, and everything is sent as it is asked for. */
  readonly parameters?: ModelParameters | undefined;
  /** By settings that only some of those who serve it take: who does. */
  readonly servedBy?: Readonly<Record<string, readonly string[]>> | undefined;
}

interface RouterFit extends Omit<Fit, 'options' | 'settings'> {
  readonly options: SentOptions;
}

/** The settings cut to what a model takes, each cut with a note. */
export function fitRouter(
  { options }: RouterOptions,
  references: readonly ImageRef[],
  { parameters, servedBy = {} }: RouterAbilities,
): RouterFit {
  const notes: string[] = [];
  const taken = Object.entries(options).flatMap(([name, value]): [string, OptionValue][] => {
    if (!isRouterOption(name)) return [];
    const sent = parameters ? fitValue(name, value, ownOf(parameters, name), notes) : value;
    return sent === undefined ? [] : [[name, sent]];
  });
  const sent = withoutClash(Object.fromEntries(taken), notes);
  const only = servers(Object.keys(sent), servedBy, notes);
  return {
    options: {
      endpoint: 'images',
      options: sent,
      ...(parameters && Object.hasOwn(parameters, 'seed') && { takesSeed: true as const }),
      ...(only && { only }),
    },
    notes,
    ...routerPixels(sent, references),
    priced: pricedAs(sent),
    // Which models take minutes is not told.
    isSlow: true,
  };
}

function ownOf(parameters: ModelParameters, name: string): Parameter | undefined {
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}

/** `undefined`: it is left out. */
function fitValue(
  name: string,
  value: OptionValue,
  parameter: Parameter | undefined,
  notes: string[],
): OptionValue | undefined {
  const words = name.replaceAll('_', ' ');
  const isOwn = value === 'auto';
  switch (parameter?.type) {
    case undefined:
      if (!isOwn) notes.push(`takes no ${words}: ${String(value)} is left out.`);
      return undefined;
    case 'enum': {
      const known = parameter.values.find((one) => String(one) === String(value));
      if (known === undefined && !isOwn)
        notes.push(`knows ${words} ${listed(parameter.values)} only: ${String(value)} is left out.`);
      return known;
    }
    case 'range':
      return fitNumber(words, value, parameter, notes);
    case 'boolean':
      if (typeof value === 'boolean') return value;
      if (value === 'true' || value === 'false') return value === 'true';
      notes.push(`takes ${words} as yes or no only: ${String(value)} is left out.`);
      return undefined;
    case 'other':
      return value;
  }
}

function fitNumber(
  words: string,
  value: OptionValue,
  { min = -Infinity, max = Infinity }: { readonly min?: number; readonly max?: number },
  notes: string[],
): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) {
    notes.push(`takes ${words} as a number only: ${String(value)} is left out.`);
    return undefined;
  }
  const sent = Math.min(Math.max(number, min), max);
  if (sent !== number) notes.push(`takes ${words} ${between(min, max)}: ${sent} will be sent instead of ${number}.`);
  return sent;
}

function between(min: number, max: number): string {
  if (min === -Infinity) return `up to ${max}`;
  return max === Infinity ? `from ${min}` : `from ${min} to ${max}`;
}

const MOST_LISTED = 20;
function listed(values: readonly (string | number)[]): string {
  const all = values.slice(0, MOST_LISTED).join(', ');
  return values.length > MOST_LISTED ? `${all}, …` : all;
}

/** A size in pixels says it all: with a ratio or a resolution beside it a request is refused. */
function withoutClash(sent: RouterValues, notes: string[]): RouterValues {
  const { aspect_ratio: ratio, resolution, ...rest } = sent;
  const { size } = rest;
  if (typeof size !== 'string' || !sidesOf(size)) return sent;
  for (const value of [ratio, resolution])
    if (value !== undefined) notes.push(`draws ${size} as it is asked for: ${String(value)} beside it is left out.`);
  return rest;
}

/** Those that take all that is sent, where not all do. */
function servers(
  names: readonly string[],
  servedBy: Readonly<Record<string, readonly string[]>>,
  notes: string[],
): readonly string[] | undefined {
  const lists = names.flatMap((name) => (Object.hasOwn(servedBy, name) ? [servedBy[name] ?? []] : []));
  const [first, ...rest] = lists;
  if (!first) return undefined;
  const all = first.filter((server) => rest.every((list) => list.includes(server)));
  if (all.length > 0) return all;
  notes.push('has nobody who takes all of these settings: some may be refused or passed over.');
  return undefined;
}
