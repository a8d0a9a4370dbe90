/** One axis of a sheet: what is varied, and the values that it takes. */
export interface SheetAxis {
  /** As the sweep's `axes` names it. */
  readonly of: string;
  readonly label: string;
  /** In their order; never empty. */
  readonly values: readonly SheetValue[];
}

export interface SheetValue {
  readonly name: string;
  /** A second, quieter word, such as who offers a model. */
  readonly aside?: string;
  /** All of a text whose first words are the name. */
  readonly text?: string;
}

/** How many values each has. */
export function lengthsOf(axes: readonly SheetAxis[]): readonly number[] {
  return axes.map(({ values }) => values.length);
}
