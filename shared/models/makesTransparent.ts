import type { Model } from '../providers/Model.ts';
import { isTold } from '../providers/isTold.ts';

/** Asked for in the terms of every family that has a word for it. */
const SEE_THROUGH = { background: 'transparent', options: { background: 'transparent' } };

/** Whether a model can be asked for a see-through background, as far as is known of it. */
export function makesTransparent(model: Model): boolean {
  if (!isTold(model)) return false;
  const { options } = model.fit({ family: model.family, batch: 1, options: SEE_THROUGH }, []);
  return JSON.stringify(options).includes('"background":"transparent"');
}
