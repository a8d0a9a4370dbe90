import { canMake, type CallKind } from '../graph/callKinds.ts';
import type { GenerationConfig, ImageRef } from '../graph/generation.ts';
import { translateSettings } from '../graph/settings/translateSettings.ts';
import { findFamily } from '../providers/families/index.ts';
import { isTold } from '../providers/isTold.ts';
import type { Model } from '../providers/Model.ts';
import type { ModelAsk } from './ModelAsk.ts';

const VERBS: Readonly<Record<CallKind, string>> = { image: 'draws no pictures', text: 'writes no texts' };

/** What a model would leave out of what is asked, and why: a few words each, the gravest first. Empty: it can do all of it. */
export function leftOut(model: Model, ask: ModelAsk): readonly string[] {
  const missing = ask.makes.filter((kind) => !canMake(model, kind)).map((kind) => VERBS[kind]);
  if (missing.length > 0) return missing;
  const { references, hasMask, hasMarkup, hasInstructions, keepsSeed, settings } = ask;
  const shown = probes(Math.min(references, model.maxReferences));
  const meant = settings.map((config) => settingsFor(model, config));
  const { takesMask, takesMarkup } = model.fit({ family: model.family, batch: 1, options: {} }, shown);
  return [
    ...(references > model.maxReferences ? [tooMany(references, model.maxReferences)] : []),
    ...(hasMask && !takesMask ? ['takes no mask'] : []),
    ...(hasMarkup && !takesMarkup ? ['takes no marks apart from the picture'] : []),
    ...new Set(
      meant.flatMap(({ lost }) => (lost.length > 0 ? [`has settings of its own: ${lost.join(', ')} to set anew`] : [])),
    ),
    ...new Set(meant.flatMap(({ config, notes }) => [...notes, ...model.fit(config, shown).notes])),
    ...(hasInstructions && model.lacks?.includes('instructions')
      ? ['takes no instructions apart: they are put before the prompt']
      : []),
    ...(keepsSeed && model.lacks?.includes('seed') ? [isTold(model) ? NO_SEED : UNTOLD_SEED] : []),
  ];
}

const NO_SEED = 'takes no seed: a kept one repeats nothing';
const UNTOLD_SEED = 'does not tell whether it takes a seed: none is sent, a kept one repeats nothing';

/** Settings as they are once they are of the model's family, the labels of what is not carried over, and what is said otherwise. */
function settingsFor({ family }: Model, config: GenerationConfig) {
  const before = findFamily(config.family)?.language;
  const own = findFamily(family)?.language;
  if (config.family === family || !before || !own) return { config, lost: [], notes: [] };
  const { options, lost, notes } = translateSettings(config.options, before, own);
  return { config: { family, batch: config.batch, options }, lost, notes: notes.map((note) => `${note}.`) };
}

function tooMany(asked: number, most: number): string {
  const pictures = asked === 1 ? '1 reference is' : `${String(asked)} references are`;
  return `${pictures} asked: takes ${most === 0 ? 'none' : String(most)}`;
}

/** Pictures nobody has made yet: only their number counts here. */
function probes(count: number): readonly ImageRef[] {
  return Array.from({ length: count }, () => ({ id: '', width: 1024, height: 1024, mime: 'image/png' }));
}
