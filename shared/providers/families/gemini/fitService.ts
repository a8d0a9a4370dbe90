import {
  SEARCHES,
  type GeminiOptions,
  type SafetyLevel,
  type Search,
  type SentOptions,
  type ServiceTier,
} from './geminiOptions.ts';

/** What else the service of one model can be asked for, beside how its pictures should be. */
export interface GeminiService {
  /** What it can search before it draws. Empty: it searches nothing. */
  readonly searches: readonly Search[];
  /** Beside the standard one. */
  readonly tiers: readonly ServiceTier[];
  readonly safetyLevels: readonly SafetyLevel[];
  /** Whether its answers can be pictures without words. */
  readonly canOmitText: boolean;
}

type AskedService = Pick<GeminiOptions, 'modalities' | 'search' | 'safety' | 'serviceTier'>;

/** These options cut to what the service can do, each cut with a note. What it would do anyway is left out. */
export function fitService(asked: AskedService, service: GeminiService, notes: string[]): SentOptions {
  const search = chooseSearch(asked.search, service, notes);
  const isPicturesOnly = choosePicturesOnly(asked.modalities, search, service, notes);
  const safety = onlyKnown(asked.safety || undefined, service.safetyLevels, 'safety setting', notes);
  const wanted = asked.serviceTier === 'standard' ? undefined : asked.serviceTier;
  const serviceTier = onlyKnown(wanted, service.tiers, 'service tier', notes);
  return {
    ...(isPicturesOnly && { modalities: 'pictures' }),
    ...(search !== undefined && { search }),
    ...(safety !== undefined && { safety }),
    ...(serviceTier !== undefined && { serviceTier }),
  };
}

/** The nearest the model has that is not more. */
function chooseSearch(wanted: Search | 'off', { searches }: GeminiService, notes: string[]): Search | undefined {
  if (wanted === 'off') return undefined;
  const chosen = SEARCHES.filter((one) => searches.includes(one) && SEARCHES.indexOf(one) <= SEARCHES.indexOf(wanted));
  const search = chosen.at(-1);
  if (search === undefined) {
    notes.push('makes no searches here: search is left out.');
    return undefined;
  }
  if (search !== wanted) notes.push('searches for no pictures: it will search the web only.');
  notes.push('is charged for each search apart, which the estimate does not count.');
  return search;
}

/** With a search, Gemini answers a request for pictures only without any. @see https://ai.google.dev/gemini-api/docs/image-generation */
function choosePicturesOnly(
  wanted: GeminiOptions['modalities'],
  search: Search | undefined,
  { canOmitText }: GeminiService,
  notes: string[],
): boolean {
  if (wanted === 'both') return false;
  if (!canOmitText) notes.push('answers in pictures and text here: pictures only is left out.');
  else if (search !== undefined) notes.push('draws nothing where it searches and may not write: text comes as well.');
  return canOmitText && search === undefined;
}

function onlyKnown<V extends string>(
  wanted: V | undefined,
  known: readonly V[],
  what: string,
  notes: string[],
): V | undefined {
  if (wanted === undefined || known.includes(wanted)) return wanted;
  const others = known.length > 0 ? `knows the ${what} ${known.join(' and ')} only` : `takes no ${what} here`;
  notes.push(`${others}: ${wanted} is left out.`);
  return undefined;
}
