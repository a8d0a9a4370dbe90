import { CALL_KINDS, type CallKind } from '../../graph/callKinds.ts';
import type { Model } from '../Model.ts';
import type { ModelTable } from '../modelTable.ts';
import { dayOf, type LiveList, type LiveModel } from '../../graph/models/LiveList.ts';

interface LayOptions {
  /** The provider's, for what is said. */
  readonly title: string;
  /** A model that is not shipped, from what its provider says of it and what is taken for models of its kind. */
  readonly make: (live: LiveModel, like: Model, day: string) => Model;
  /** A model that is shipped, from what its provider says of it now. Absent: it stays as it is shipped. */
  readonly renew?: (model: Model, live: LiveModel, day: string) => Model;
}

/**
 * A table with what a provider said on a day laid over it. What is shipped stays, and knows whether it is still offered; what is new comes
 * behind it, in the list's own order.
 */
export function layOver(
  table: ModelTable,
  list: LiveList,
  { title, make, renew = (model) => model }: LayOptions,
): ModelTable {
  const day = dayOf(list);
  const offered = new Map(list.models.map((live) => [live.id, live]));
  const [first, ...rest] = table.models;
  const seen = (model: Model): Model => {
    const live = offered.get(model.id);
    return live ? { read: day, ...renew(model, live, day) } : missing(model, title, day);
  };
  const added = list.models
    .filter(({ id }) => !table.isKnown(id))
    .map((live) => make(live, table.model(live.id, live.makes[0] ?? 'image'), day));
  const models: readonly [Model, ...Model[]] = [seen(first), ...rest.map(seen), ...added];
  const byId = new Map(models.map((model) => [model.id, model]));
  return {
    models,
    model: (id: string, kind?: CallKind) => byId.get(id) ?? table.model(id, kind),
    isKnown: (id) => byId.has(id) && byId.get(id)?.isGuessed !== true,
  };
}

/** It may still answer: it is only said that it is in the list no more. */
function missing(model: Model, title: string, day: string): Model {
  return model.deprecated === undefined
    ? { ...model, deprecated: `${title} did not list it on ${day}: it may be refused.` }
    : model;
}

/** A model of which only its name is known: it can do what the one can that it resembles, and has no price of its own. */
export function guessed(live: LiveModel, like: Model, day: string): Model {
  const { prices: _prices, deprecated: _deprecated, retires: _retires, successor: _successor, ...abilities } = like;
  return {
    ...abilities,
    id: live.id,
    title: live.title ?? live.id,
    makes: live.makes.length > 0 ? live.makes : CALL_KINDS,
    listPrice: () => 0,
    read: day,
    isGuessed: true,
    ...(live.retires !== undefined && { retires: live.retires }),
  };
}
