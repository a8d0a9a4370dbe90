import type { NodeOutputs } from '#shared/graph/NodeOutputs';
import { axisTitle, type Axis } from '#shared/nodes/sweep/Axis';
import type { Catalogue } from '#shared/providers/Catalogue';
import { modelWords, valueWords } from '../../../nodes/sweep/valueWords.ts';
import type { ShownSlot } from '../../../stores/running/shownSlots.ts';
import type { SheetAxis, SheetValue } from './SheetAxis.ts';

/** What a sheet's axes are made of. */
export interface AxisSource {
  /** As they stand in the sweep. */
  readonly given: readonly Axis[];
  /** The places that were asked for: each says which value it has on each axis. */
  readonly slots: readonly ShownSlot[];
  /** What the sweep gave, one item a cell; `undefined`: nothing yet. */
  readonly outputs: NodeOutputs | undefined;
}

/** The axes of a sweep with all their values: those that stand in it, and those that came by wire as far as they are known. None is without a value. */
export function sheetAxes({ given, slots, outputs = {} }: AxisSource, catalogue: Catalogue): readonly SheetAxis[] {
  const names = namesOf(given.length, slots);
  const counts = given.map(({ values = [] }, axis) => Math.max(1, values.length, names[axis]?.length ?? 0));
  return given.map(({ of, values }, axis): SheetAxis => {
    const stride = counts.slice(axis + 1).reduce((product, size) => product * size, 1);
    const valueAt = (place: number): SheetValue => {
      const value = values?.[place];
      const item = value ?? outputs[of]?.items[place * stride];
      const model = of === 'provider' && value !== undefined ? modelWords(catalogue, value) : undefined;
      const name =
        names[axis]?.[place] ??
        (value === undefined ? `${axisTitle(of)} ${String(place + 1)}` : valueWords(catalogue, of, value));
      return {
        name,
        ...(model && { aside: model.aside }),
        ...(isProse(of) && typeof item === 'string' && item !== name && { text: item }),
      };
    };
    return { of, label: axisTitle(of), values: Array.from({ length: counts[axis] ?? 1 }, (_, at) => valueAt(at)) };
  });
}

/** What the places say that the values of each axis are called, by their place on it. */
function namesOf(axes: number, slots: readonly ShownSlot[]): readonly (readonly (string | undefined)[])[] {
  const names = Array.from({ length: axes }, (): (string | undefined)[] => []);
  for (const { row } of slots)
    for (const [axis, { at, name }] of (row?.cell ?? []).entries()) {
      const own = names[axis];
      if (own) own[at] = name;
    }
  return names;
}

/** Whether it is worth being read in full. */
function isProse(of: string): boolean {
  return of === 'prompt' || of === 'instructions';
}
