/** What the parts of a filter are called. */
import type { ValueFacet, YesFacet } from './filterEdits.ts';

/** What is called otherwise than its id. */
export interface FacetNames {
  readonly model: (id: string) => string;
  readonly provider: (id: string) => string;
  /** Of the run of the filter; `undefined`: not known. */
  readonly run?: string | undefined;
}

export const FACET_WORDS: Readonly<Record<ValueFacet, { readonly one: string; readonly find: string }>> = {
  models: { one: 'Model', find: 'Find a model' },
  providers: { one: 'Provider', find: 'Find a provider' },
  ratios: { one: 'Ratio', find: 'Find a ratio' },
  resolutions: { one: 'Size', find: 'Find a size' },
  tags: { one: 'Tag', find: 'Find a tag' },
  boards: { one: 'Board', find: 'Find a board' },
  graphs: { one: 'Graph', find: 'Find a graph' },
  kinds: { one: 'Kind', find: 'Find a kind' },
};

export const YES_WORDS: Readonly<Record<YesFacet, { readonly yes: string; readonly no: string }>> = {
  isFavourite: { yes: 'Favourites', no: 'No favourites' },
  hasReferences: { yes: 'With references', no: 'Without references' },
  isDamaged: { yes: 'Damaged', no: 'Not damaged' },
  isMissing: { yes: 'File missing', no: 'File there' },
  inTrash: { yes: 'In the trash', no: 'Not in the trash' },
};

const KIND_WORDS: Readonly<Record<string, string>> = {
  made: 'Made here',
  imported: 'Imported',
  drawn: 'Drawn on',
  found: 'Origin unknown',
};

/** A value as a chip and a menu name it; `of`: what it is, where it could be anything. */
export function facetValueWords(
  facet: ValueFacet,
  value: string,
  names: FacetNames,
): { readonly words: string; readonly of?: string } {
  switch (facet) {
    case 'models':
      return { words: names.model(value) };
    case 'providers':
      return { words: names.provider(value) };
    case 'kinds':
      return { words: KIND_WORDS[value] ?? value };
    case 'graphs':
      return { words: value === '' ? 'Untitled' : value, of: 'Graph' };
    case 'tags':
      return { words: value, of: 'Tag' };
    case 'boards':
      return { words: value, of: 'Board' };
    case 'ratios':
    case 'resolutions':
      return { words: value };
  }
}
