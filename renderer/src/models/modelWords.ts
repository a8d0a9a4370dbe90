import { canMake } from '#shared/graph/callKinds';
import { isTold } from '#shared/providers/isTold';
import type { ModelAsk } from '#shared/models/ModelAsk';
import type { Model } from '#shared/providers/Model';
import type { ProviderAdapter } from '#shared/providers/ProviderAdapter';

const UNTOLD = 'not told';

/** The largest picture, as it is asked for. */
export function largestOf(model: Model): string {
  if (!canMake(model, 'image')) return 'text';
  if (!isTold(model)) return UNTOLD;
  return model.resolutions?.toSorted((one, other) => edgeOf(other) - edgeOf(one))[0] ?? model.sizes;
}

export function ratiosOf(model: Model): string {
  if (!canMake(model, 'image')) return '–';
  return model.ratios ? String(model.ratios.length) : isTold(model) ? 'its own' : UNTOLD;
}

export function referencesOf(model: Model): string {
  if (!isTold(model)) return UNTOLD;
  return model.maxReferences === 0 ? 'none' : String(model.maxReferences);
}

export function seedOf(model: Model): string {
  if (!isTold(model)) return UNTOLD;
  return model.lacks?.includes('seed') ? 'no' : 'yes';
}

export function readsOf(model: Model): string {
  if (model.reads) return model.reads.join(', ');
  return isTold(model) ? `text${model.maxReferences > 0 ? ', image' : ''}` : UNTOLD;
}

/** Whether pictures are seen before they are done. */
export function partialsOf({ streams }: Model): string {
  return streams === undefined ? UNTOLD : streams ? 'partial pictures' : 'nothing is seen';
}

export function policyOf(model: Model): string {
  return model.policy ?? UNTOLD;
}

/** `no date`, or the day with what takes its place. */
export function retiresOf({ retires, deprecated, successor }: Model, provider: ProviderAdapter): string {
  if (retires === undefined && deprecated === undefined) return 'no date';
  const when = retires === undefined ? 'on its way out' : dayWords(retires);
  const next = successor === undefined ? undefined : provider.models.find(({ id }) => id === successor);
  return successor === undefined ? when : `${when} → ${next?.title ?? successor}`;
}

const OPTIONS = ['aspectRatio', 'aspect_ratio', 'resolution', 'size', 'quality', 'background'];

/** Ratios, sizes and qualities that are asked for. */
export function askedOptions({ settings }: ModelAsk): ReadonlySet<string> {
  const values = settings.flatMap(({ options }) => OPTIONS.map((name) => options[name]));
  return new Set(values.filter((value) => typeof value === 'string').filter((value) => !['', 'auto'].includes(value)));
}

/** What is asked, in a line; empty: nothing that a model could lack. */
export function askWords(ask: ModelAsk): string {
  const { references, hasMask, hasMarkup, hasInstructions, keepsSeed } = ask;
  return [
    ...askedOptions(ask),
    ...(references > 0 ? [references === 1 ? '1 reference' : `${String(references)} references`] : []),
    ...(hasMask ? ['a mask'] : []),
    ...(hasMarkup ? ['marks'] : []),
    ...(hasInstructions ? ['instructions'] : []),
    ...(keepsSeed ? ['a kept seed'] : []),
  ].join(' · ');
}

const DAY = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric' });

/** `7 Oct 2026`. `date`: ISO, without or with a time */
export function dayWords(date: string): string {
  return DAY.format(new Date(date.length === 10 ? `${date}T12:00` : date));
}

/** `2K` and `1024` are lengths, `512x768` the longer of two. Anything else counts as none. */
function edgeOf(size: string): number {
  const [most = 0] = size
    .split(/[x×]/i)
    .map((part) => parseFloat(part) * (/k$/i.test(part) ? 1024 : 1))
    .sort((one, other) => other - one);
  return Number.isNaN(most) ? 0 : most;
}
