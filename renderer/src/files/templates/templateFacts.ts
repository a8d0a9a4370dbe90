import type { TemplateEntry } from '#shared/api/contract';
import type { Sought } from '../../ui/fuzzy/fuzzyFind.ts';

/** What a template is found by. */
export function soughtOfTemplate({ name, keywords, description }: TemplateEntry): Sought {
  return { title: name, names: keywords, about: description };
}

/** What a run of it takes, in a few words each. */
export function templateFacts({ calls, brings, needsKeysOf }: TemplateEntry): readonly string[] {
  return [
    ...(calls === null ? [] : [calls === 1 ? '1 call' : `${String(calls)} calls`]),
    needsKeysOf.length === 0 ? 'no key needed' : `key of ${needsKeysOf.join(', ')}`,
    ...(brings === 0 ? [] : [brings === 1 ? 'brings a picture' : `brings ${String(brings)} pictures`]),
  ];
}
