/** A graph of so many nodes, as a file has it. */
export function graphOf(size: number): {
  readonly nodes: readonly unknown[];
  readonly edges: readonly unknown[];
};
