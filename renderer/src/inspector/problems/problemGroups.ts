import type { ErrorReport } from '#shared/errors/AppError';

/** Problems by the node they are of, in their order; those of no node last. */
export function problemGroups(
  problems: readonly ErrorReport[],
): readonly (readonly [node: string | undefined, problems: readonly ErrorReport[]])[] {
  const groups = [...Map.groupBy(problems, ({ node }) => node)];
  return groups.toSorted(([one], [other]) => Number(one === undefined) - Number(other === undefined));
}
