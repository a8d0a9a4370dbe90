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

/** How many cells such axes have. */
export function cellCount(axes: readonly SheetAxis[]): number {
  return axes.reduce((count, { values }) => count * values.length, 1);
}

/** Of each axis, how many cells lie between two of its neighbouring values: the last axis goes fastest. */
export function stridesOf(axes: readonly SheetAxis[]): readonly number[] {
  return axes.map((_, at) => cellCount(axes.slice(at + 1)));
}

/** Which value of each axis a cell has, by its place. */
export function valuesAt(axes: readonly SheetAxis[], index: number): readonly number[] {
  const strides = stridesOf(axes);
  return axes.map(({ values }, axis) => Math.floor(index / (strides[axis] ?? 1)) % values.length);
}
