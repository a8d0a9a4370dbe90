/** OpenRouter's lists of models, as far as we read them; what is new in them is let pass. @see https://openrouter.ai/docs/api-reference/list-available-models */
import { z } from 'zod';
import type { ModelParameters, Parameter, PriceLine } from '../../graph/models/LiveList.ts';
import { listOf, looseObject, maybe, maybeText } from '../looseSchema.ts';

const MOST_PARAMETERS = 100;
const MOST_VALUES = 200;

/** A model of either list. */
export interface ListedModel {
  readonly id: string;
  readonly name?: string | undefined;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Absent: they are not told, as the list of models for words does not. */
  readonly parameters?: ModelParameters | undefined;
  /** Settings that the list of models for words only names. */
  readonly names: readonly string[];
  readonly streams?: boolean | undefined;
  /** ISO date. */
  readonly retires?: string | undefined;
  readonly pricing: unknown;
}

/** Who serves a model, and how. */
export interface Endpoint {
  /** By which it is asked for. */
  readonly slug?: string | undefined;
  readonly parameters?: ModelParameters | undefined;
  readonly streams?: boolean | undefined;
  readonly prices: readonly PriceLine[];
}

/** Settings by name. */
const told = z.record(z.string(), z.unknown()).transform((all): ModelParameters => {
  const named = Object.entries(all).filter(([name, value]) => /^\w{1,100}$/.test(name) && value !== null);
  return Object.fromEntries(named.slice(0, MOST_PARAMETERS).map(([name, value]) => [name, parameterOf(value)]));
});
const parameters = maybe(told);
/** As for words, it may be a list of names, which tells no values. */
const parametersOrNames = maybe(
  z.union([
    z.array(z.unknown()).transform((all) => ({ names: all.filter((name) => typeof name === 'string') })),
    told.transform((all) => ({ parameters: all })),
  ]),
);

const parameter = looseObject({
  type: maybeText,
  values: maybe(z.array(z.unknown())),
  min: maybe(z.number()),
  max: maybe(z.number()),
});

function parameterOf(value: unknown): Parameter {
  const said = parameter.safeParse(value).data;
  if (said?.type === 'boolean') return { type: 'boolean' };
  if (said?.type === 'range') {
    return {
      type: 'range',
      ...(said.min !== undefined && { min: said.min }),
      ...(said.max !== undefined && { max: said.max }),
    };
  }
  const values = (said?.values ?? []).filter(
    (one): one is string | number =>
      typeof one === 'number' || (typeof one === 'string' && one !== '' && one.length <= 200),
  );
  return said?.type === 'enum' && values.length > 0
    ? { type: 'enum', values: values.slice(0, MOST_VALUES) }
    : { type: 'other' };
}

const names = listOf(z.string().min(1).max(100));

const modelList = looseObject({
  data: listOf(
    looseObject({
      id: z.string().regex(/^[\w.:~/-]{1,200}$/),
      name: maybe(z.string().trim().min(1).max(200)),
      architecture: maybe(looseObject({ inputModalities: names, outputModalities: names })),
      supportedParameters: parametersOrNames,
      supportsStreaming: maybe(z.boolean()),
      expirationDate: maybe(z.iso.date()),
      pricing: z.unknown().optional(),
    }),
  ),
});

export function parseModelList(body: unknown): readonly ListedModel[] {
  const listed = modelList.safeParse(body).data?.data ?? [];
  return listed.map(({ id, name, architecture, supportedParameters, supportsStreaming, expirationDate, pricing }) => ({
    id,
    name,
    inputs: architecture?.inputModalities ?? [],
    outputs: architecture?.outputModalities ?? [],
    parameters: supportedParameters && 'parameters' in supportedParameters ? supportedParameters.parameters : undefined,
    names: supportedParameters && 'names' in supportedParameters ? supportedParameters.names : [],
    streams: supportsStreaming,
    retires: expirationDate,
    pricing,
  }));
}

/** Most often USD; a number or one in quotes. The bound keeps nonsense from becoming a sum. */
export const toldAmount = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,6}(?:\.\d{1,20})?(?:e-?\d{1,2})?$/i)
      .transform(Number),
  ])
  .refine((amount) => amount >= 0 && amount <= 10_000);
const word = z.string().min(1).max(100);

const endpoints = looseObject({
  endpoints: listOf(
    looseObject({
      providerTag: maybe(word),
      providerSlug: maybe(word),
      supportedParameters: parameters,
      supportsStreaming: maybe(z.boolean()),
      pricing: listOf(looseObject({ billable: maybe(word), unit: word, costUsd: toldAmount, variant: maybe(word) })),
    }),
  ),
});

export function parseEndpoints(body: unknown): readonly Endpoint[] {
  const read = endpoints.safeParse(body).data?.endpoints ?? [];
  return read.map(({ providerTag, providerSlug, supportedParameters, supportsStreaming, pricing }) => ({
    slug: providerSlug ?? providerTag,
    parameters: supportedParameters,
    streams: supportsStreaming,
    prices: pricing.map(({ billable, unit, costUsd, variant }) => ({
      unit,
      usd: costUsd,
      ...(billable && { of: billable }),
      ...(variant && { variant }),
    })),
  }));
}
