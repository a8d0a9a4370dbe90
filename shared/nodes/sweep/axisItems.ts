import { BadAxesError } from '../../errors/inputErrors.ts';
import type { GenerationConfig, ImageRef, ProviderChoice } from '../../graph/generation.ts';
import type { NodeContext } from '../../graph/NodeDefinition.ts';
import { firstWords } from '../../graph/rows/firstWords.ts';
import type { Row, Rows } from '../../graph/rows/Row.ts';
import { toldApart } from '../../graph/rows/toldApart.ts';
import type { Catalogue } from '../../providers/Catalogue.ts';
import { chooseModel } from '../../providers/ProviderAdapter.ts';
import { isSweptInput, readNamedModel, type Axis, type AxisValue, type SweptInput } from './Axis.ts';
import { wiredFor } from './wiredFor.ts';

/** What comes into a sweep. */
export interface SweepInputs {
  readonly provider: readonly ProviderChoice[];
  readonly config: readonly GenerationConfig[];
  readonly prompt: readonly string[];
  readonly instructions: readonly string[];
  readonly references: readonly ImageRef[];
  readonly seed: readonly number[];
}

/** The values of an axis as a run has them. */
export interface AxisItems {
  readonly of: string;
  /** What people call each; none twice. */
  readonly names: readonly string[];
  /** Of an input: what its socket carries. Of a setting: its values. */
  readonly items: readonly unknown[];
  /** The rows of what was wired. */
  readonly rows: Rows;
}

/** @throws BadAxesError where an axis names a provider there is none of */
export function axisItems(axis: Axis, inputs: SweepInputs, context: NodeContext, catalogue: Catalogue): AxisItems {
  const { of, values } = axis;
  if (!isSweptInput(of)) return { of, items: values ?? [], names: toldApart((values ?? []).map(String)), rows: [] };
  const items = values ? values.map((value) => itemOf(of, value, inputs, catalogue)) : inputs[of];
  const rows = values ? [] : context.rows(of);
  return { of, items, rows, names: toldApart(namesOf(of, items, rows, catalogue)) };
}

function itemOf(of: SweptInput, value: AxisValue, { provider }: SweepInputs, catalogue: Catalogue): unknown {
  return of === 'provider' ? choiceOf(value, provider, catalogue) : value;
}

/** The model by what is wired for it, with its key and routing; else by the provider as it is. */
function choiceOf(value: AxisValue, wired: readonly ProviderChoice[], catalogue: Catalogue): ProviderChoice {
  const named = readNamedModel(value);
  const provider = named && catalogue.find(named.provider);
  if (!provider) throw new BadAxesError(`There is no provider of “${String(value)}”.`);
  const { keyName, routing } = wiredFor(named, wired, (choice) => choice) ?? {};
  const key = keyName ?? (provider.kind === 'http' ? provider.defaultKeyName : undefined);
  return chooseModel(provider, named.model, {
    ...(key !== undefined && { keyName: key }),
    ...(routing && { routing }),
  });
}

function namesOf(of: SweptInput, items: readonly unknown[], rows: Rows, catalogue: Catalogue): readonly string[] {
  switch (of) {
    case 'provider':
      return modelNames(items as readonly ProviderChoice[], catalogue);
    case 'prompt':
    case 'instructions':
      return (items as readonly string[]).map((text, at) => nameOf(rows[at]) ?? firstWords(text));
    case 'config':
      return items.map((_, at) => nameOf(rows[at]) ?? `Settings ${String(at + 1)}`);
    case 'references':
      return items.map((_, at) => nameOf(rows[at]) ?? `Picture ${String(at + 1)}`);
    case 'seed':
      return (items as readonly number[]).map(String);
  }
}

function nameOf(row: Row | undefined): string | undefined {
  return row === undefined || row.name.trim() === '' ? undefined : row.name;
}

/** By their titles; where several providers have one of the same title, with the provider's. */
function modelNames(choices: readonly ProviderChoice[], catalogue: Catalogue): readonly string[] {
  const titles = choices.map(({ provider, model }) => catalogue.find(provider)?.model(model).title ?? model);
  const providers = Map.groupBy(choices.keys(), (at) => titles[at]);
  return choices.map(({ provider }, at) => {
    const title = titles[at] ?? '';
    const isShared = (providers.get(title) ?? []).some((other) => choices[other]?.provider !== provider);
    return isShared ? `${title} (${catalogue.find(provider)?.title ?? provider})` : title;
  });
}
