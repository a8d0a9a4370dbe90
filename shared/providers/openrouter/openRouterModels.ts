import { CALL_KINDS, type CallKind } from '../../graph/callKinds.ts';
import { dayOf, type LiveList, type LiveModel } from '../../graph/models/LiveList.ts';
import { geminiModels } from '../families/gemini/geminiModels.ts';
import { routerModel } from '../families/openrouter/routerModel.ts';
import { guessed, layOver } from '../live/layOver.ts';
import type { Model } from '../Model.ts';
import type { ModelTable } from '../modelTable.ts';
import { OPENROUTER_SNAPSHOT, SNAPSHOT_DAY } from './snapshot.ts';

/** Its chat path names no place for these. @see https://openrouter.ai/docs/api-reference/chat-completion */
const google = geminiModels('google/', { searches: [], tiers: [], safetyLevels: [], canOmitText: false });
const others = new Map(OPENROUTER_SNAPSHOT.map((live) => [live.id, routerModel(live, SNAPSHOT_DAY)]));

/** Gemini in the settings of its own family; all others in those that OpenRouter tells of each. */
export const openRouterModels: ModelTable = {
  models: [...google.models, ...others.values()],
  model: (id, kind) =>
    others.get(id) ?? (isGemini(id) || kind === 'text' ? google.model(id, kind) : (ofGone(id) ?? untold(id))),
  isKnown: (id) => others.has(id) || google.isKnown(id),
};

/** The table with what OpenRouter said of its models laid over it. */
export function openRouterModelsWith(list: LiveList): ModelTable {
  return layOver(openRouterModels, list, {
    title: 'OpenRouter',
    make: (live, like, day) =>
      isGemini(live.id) ? withPolicy(guessed(live, like, day), live) : routerModel(live, heardOn(live, day)),
    renew: (model, live, day) =>
      isGemini(live.id) ? withPolicy(model, live) : routerModel(withName(live, model), heardOn(live, day)),
  });
}

/** ISO date from which what is told of it is: a price is no newer than it was heard. */
function heardOn({ unheard }: LiveModel, day: string): string {
  return unheard?.since === undefined ? day : dayOf({ read: unheard.since });
}

function withPolicy(model: Model, { policy }: LiveModel): Model {
  return policy === undefined ? model : { ...model, policy };
}

/** The list may know less of it than its name. */
function withName(live: LiveModel, { title }: Model): LiveModel {
  return { title, ...live };
}

function isGemini(id: string): boolean {
  return id.startsWith('google/gemini');
}

/** An id in no list: it may make anything, is asked for pictures where all models draw, and is sent what is asked for. */
function untold(id: string): Model {
  const lacks: Model['lacks'] = ['seed', 'instructions'];
  const makes: readonly CallKind[] = CALL_KINDS;
  const { read: _read, ...model } = routerModel({ id, makes }, SNAPSHOT_DAY);
  return { ...model, lacks };
}

/** Ids that are answered no more, kept because saved graphs name them. */
const GONE: ReadonlyMap<string, Pick<Model, 'deprecated' | 'successor'>> = new Map([
  ['openai/gpt-image-1', { deprecated: 'Shut down on 2026-10-23.', successor: 'openai/gpt-image-2.5-sunburst' }],
]);

function ofGone(id: string): Model | undefined {
  const gone = GONE.get(id);
  return gone && { ...untold(id), ...gone };
}
