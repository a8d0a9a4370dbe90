import { families } from '../../providers/families/index.ts';
import { isSweptInput, type Axis } from './Axis.ts';

/** The most pictures that an axis has a cell ask for, in whichever family has such a setting; where none says a number, one. */
export function mostPictures(axes: readonly Axis[]): number {
  const batches = axes.flatMap(({ of, values = [] }) =>
    isSweptInput(of)
      ? []
      : values.flatMap((value) =>
          families.flatMap(({ language, batch }) => {
            const taken = language.take({}, of, value);
            return taken?.ok ? [batch(taken.options)] : [];
          }),
        ),
  );
  return batches.reduce((most, each) => Math.max(most, each), 1);
}
