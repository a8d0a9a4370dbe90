import { withoutReroutes } from '#shared/graph/withoutReroutes';
import { edgesInto } from '#shared/workflow/lookups';
import type { Fact } from '../../../ui/FactList.tsx';
import type { Sheet } from '../Sheet.ts';

const INPUTS = [
  ['prompt', 'Prompt'],
  ['instructions', 'Instructions'],
  ['references', 'References'],
] as const;

/** What is the same in every cell. */
export function fixedFacts({ node, run, axes, cells, caller }: Sheet): readonly Fact[] {
  const isAxis = (of: string) => axes.some((axis) => axis.of === of);
  const seeds = new Set(cells.flatMap(([first]) => first?.seed ?? []));
  const [seed] = seeds;
  const graph = withoutReroutes(run.graph);
  const isWired = (socket: string) =>
    [...edgesInto(graph, node), ...edgesInto(graph, caller ?? '')].some(({ to }) => to.socket === socket);
  const words = (socket: string): string => {
    const items = run.outputs?.[socket]?.items ?? [];
    const [item] = items;
    if (typeof item === 'string') return item;
    return isWired(socket) ? 'as wired' : 'none';
  };
  return [
    { label: 'Pictures', value: `${String(Math.max(1, ...cells.slice(0, 1).map(({ length }) => length)))} a cell` },
    ...(!isAxis('seed') && seeds.size === 1 && seed !== undefined
      ? [{ label: 'Seed', value: String(seed), isMono: true }]
      : []),
    ...INPUTS.filter(([of]) => !isAxis(of)).map(([of, label]): Fact => ({ label, value: words(of) })),
  ];
}
