import { BadAxesError } from '../../errors/inputErrors.ts';
import type { GenerationConfig, ProviderChoice } from '../../graph/generation.ts';
import type { NodeContext } from '../../graph/NodeDefinition.ts';
import type { Catalogue } from '../../providers/Catalogue.ts';
import { isSweptInput, MOST_CELLS, SWEPT_INPUTS, type Axis, type AxisValue, type SweptInput } from './Axis.ts';
import { axisItems, type AxisItems, type SweepInputs } from './axisItems.ts';
import { cellConfig, type CellSetting } from './cellConfig.ts';
import { cellRows } from './cellRows.ts';
import { cellWords, countCells } from './cells.ts';
import { tooManyCells } from './readAxes.ts';
import { severalFault } from './wiresFault.ts';

/**
 * One item a cell on every output that has something, each with the row of its cell. What is wired and no axis serves every cell; pictures of
 * that kind go on as they came, with no row, and so with every prompt.
 * @throws BadAxesError where there are too many cells, or several things where one is to serve all
 */
export function runSweep(
  axes: readonly Axis[],
  inputs: SweepInputs,
  context: NodeContext,
  catalogue: Catalogue,
): SweepInputs {
  const own = axes.map((axis) => axisItems(axis, inputs, context, catalogue));
  const lengths = own.map(({ items }) => items.length);
  const count = countCells(lengths);
  if (count > MOST_CELLS) refuse(tooManyCells(count));
  for (const socket of SWEPT_INPUTS) {
    const isServing = socket !== 'references' && !axes.some(({ of }) => of === socket);
    if (isServing && inputs[socket].length > 1) refuse(severalFault(socket, inputs[socket].length));
  }
  context.note(count === 0 ? 'A list that is wired in is empty: nothing is made.' : cellWords(lengths));
  const rows = cellRows(context.nodeId, own);
  const cells = rows.map(
    ({ cell = [] }): Cell => new Map(own.map((axis, at) => [axis.of, axis.items[cell[at]?.at ?? 0]])),
  );
  const of = <T>(socket: SweptInput, serving: readonly T[]): readonly T[] => {
    const isAxis = axes.some((axis) => axis.of === socket);
    if (!isAxis && serving.length === 0) return [];
    context.giveRows(socket, rows);
    return cells.map((cell) => (isAxis ? cell.get(socket) : serving[0]) as T);
  };
  const isSharing = !axes.some((axis) => axis.of === 'references');
  if (isSharing) context.giveRows('references', []);
  const provider = of('provider', inputs.provider);
  const config = configs(cells, own, { ...inputs, provider }, context);
  if (config.length > 0) context.giveRows('config', rows);
  return {
    provider,
    config,
    prompt: of('prompt', inputs.prompt),
    instructions: of('instructions', inputs.instructions),
    references: isSharing ? (count === 0 ? [] : inputs.references) : of('references', inputs.references),
    seed: of('seed', inputs.seed),
  };
}

/** What stands on each axis. */
type Cell = ReadonlyMap<string, unknown>;

/** Each combination of family and settings is worked out once. */
function configs(
  cells: readonly Cell[],
  axes: readonly AxisItems[],
  { provider, config: [serving] }: SweepInputs,
  context: NodeContext,
): readonly GenerationConfig[] {
  const settings = axes.map(({ of }) => of).filter((of) => !isSweptInput(of));
  const isAxis = axes.some(({ of }) => of === 'config');
  if (!serving && settings.length === 0) return [];
  const told = new Set<string>();
  const tell = (words: string) => {
    if (!told.has(words)) context.note(words);
    told.add(words);
  };
  const known = new Map<string, GenerationConfig>();
  return cells.map((cell, at) => {
    const choice: ProviderChoice | undefined = provider[at];
    const set = settings.map((of): CellSetting => [of, cell.get(of) as AxisValue]);
    const wired = isAxis ? (cell.get('config') as GenerationConfig) : serving;
    const key = JSON.stringify([choice?.family, set, isAxis && wired]);
    const made = known.get(key) ?? cellConfig(choice?.family, wired, set, tell);
    known.set(key, made);
    return made;
  });
}

function refuse({ reason, hint }: ReturnType<typeof tooManyCells>): never {
  throw new BadAxesError(`The axes ${reason}.`, { hint });
}
