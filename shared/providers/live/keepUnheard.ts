import type { LiveList, LiveModel } from '../../graph/models/LiveList.ts';

/**
 * A list as it was read, with what it could not hear this time kept from the list before: of a model whose servers were not heard its settings
 * and prices, with the time they are of; what becomes of what it is sent, where nothing is said of that now.
 */
export function keepUnheard(models: readonly LiveModel[], before: LiveList | undefined): readonly LiveModel[] {
  if (!before) return models;
  const known = new Map(before.models.map((model) => [model.id, model]));
  return models.map((model) => {
    const old = known.get(model.id);
    if (!old) return model;
    const { policy = old.policy } = model;
    return {
      ...model,
      ...(model.unheard && servedAsBefore(old, before.read)),
      ...(policy !== undefined && { policy }),
    };
  });
}

function servedAsBefore(old: LiveModel, read: string): Partial<LiveModel> {
  const since = old.unheard ? old.unheard.since : read;
  if (since === undefined) return {};
  const { parameters, servedBy, streams, prices } = old;
  return {
    ...(parameters && { parameters }),
    ...(servedBy && { servedBy }),
    ...(streams !== undefined && { streams }),
    ...(prices && { prices }),
    unheard: { since },
  };
}
