import { openRouter } from './families/openrouter.ts';
import type { Model } from './Model.ts';

/** Whether what stands of a model is known, and not taken from one like it or left open. */
export function isTold(model: Model): boolean {
  return model.isGuessed !== true && (model.family !== openRouter.id || model.parameters !== undefined);
}
