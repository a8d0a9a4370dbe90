import { CALL_KINDS, canMake, type CallKind } from '../graph/callKinds.ts';
import type { Model } from './Model.ts';

/** The models under the ids one provider gives them. */
export interface ModelTable {
  readonly models: readonly [Model, ...Model[]];
  /** As `ProviderAdapter.model`. An id in no list may make anything; `kind`, default a picture: whose abilities it is taken to have. */
  readonly model: (id: string, kind?: CallKind) => Model;
  readonly isKnown: (id: string) => boolean;
}

/** An id that is answered no more, kept because saved graphs name it. */
export interface RetiredModel {
  readonly id: string;
  readonly deprecated: string;
  readonly successor: string;
}

/** @param prefix of every id, successors too, as where one provider offers the models of others */
export function modelTable(
  offered: readonly [Model, ...Model[]],
  retired: readonly RetiredModel[] = [],
  prefix = '',
): ModelTable {
  const named = (model: Model): Model => ({
    ...model,
    id: prefix + model.id,
    ...(model.successor !== undefined && { successor: prefix + model.successor }),
  });
  const [first, ...rest] = offered;
  const models: readonly [Model, ...Model[]] = [named(first), ...rest.map(named)];
  const known = (id: string) => models.find((model) => model.id === id);
  const model = (id: string, kind: CallKind = 'image'): Model => {
    const gone = retired.find((entry) => prefix + entry.id === id);
    if (!gone) return known(id) ?? { ...withoutEnd(nearest(models, id, kind)), id, title: id, makes: CALL_KINDS };
    const successor = prefix + gone.successor;
    const abilities = withoutEnd(known(successor) ?? models[0]);
    return { ...abilities, id, title: gone.id, deprecated: gone.deprecated, successor };
  };
  return { models, model, isKnown: (id) => known(id) !== undefined };
}

/** Of those that make this, the model whose id begins most like this one, the first of several; the default where none does. */
function nearest(models: readonly [Model, ...Model[]], id: string, kind: CallKind): Model {
  const [first = models[0], ...rest] = models.filter((model) => canMake(model, kind));
  return rest.reduce((best, model) => (sharedStart(model.id, id) > sharedStart(best.id, id) ? model : best), first);
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}

/** A neighbour's shutdown says nothing about the model that resembles it. */
function withoutEnd({ deprecated, retires, successor, ...model }: Model): Model {
  return model;
}
