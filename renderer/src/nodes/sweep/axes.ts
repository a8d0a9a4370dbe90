import type { JsonObject, JsonValue } from '#shared/graph/Field';
import type { Axis, AxisValue } from '#shared/nodes/sweep/Axis';

/** The axes of a sweep as they are while they are written, the outermost first: one may still lack its values. What is no axis is passed over. */
export function axesIn(fields: JsonObject = {}): readonly Axis[] {
  const list = fields['axes'];
  if (!Array.isArray(list)) return [];
  return list.flatMap((each: JsonValue): Axis[] => {
    if (typeof each !== 'object' || each === null || !('of' in each)) return [];
    const { of, values } = each;
    if (typeof of !== 'string') return [];
    return [{ of, ...(Array.isArray(values) && { values: values.filter(isValue) }) }];
  });
}

function isValue(value: JsonValue): value is AxisValue {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** With other values; `undefined`: those that are wired. */
export function withValues(
  axes: readonly Axis[],
  of: string,
  values: readonly AxisValue[] | undefined,
): readonly Axis[] {
  return axes.map((axis) => (axis.of === of ? { of, ...(values && { values }) } : axis));
}

/** The axes with one of them at another place, counted from 0. */
export function withMoved(axes: readonly Axis[], from: number, to: number): readonly Axis[] {
  const axis = axes[from];
  return axis ? axes.toSpliced(from, 1).toSpliced(to, 0, axis) : axes;
}
