import type { AxisValue } from '#shared/nodes/sweep/Axis';
import type { AxisKind } from '../axisKinds.ts';

/** What an editor of the values of an axis is handed. */
export interface ValuesProps {
  readonly node: string;
  readonly kind: AxisKind;
  readonly values: readonly AxisValue[];
  /** A step of undo. */
  readonly onChange: (values: readonly AxisValue[]) => void;
  /** The same while one types. */
  readonly onType: (values: readonly AxisValue[]) => void;
}
