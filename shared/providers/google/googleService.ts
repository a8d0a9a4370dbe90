import type { SentOptions } from '../families/gemini/geminiOptions.ts';

/** The kinds of harm whose filters can be set; a fifth is deprecated, and those of pictures are another service's. */
const CATEGORIES = ['HARASSMENT', 'HATE_SPEECH', 'SEXUALLY_EXPLICIT', 'DANGEROUS_CONTENT'];

/** @see https://ai.google.dev/api/generate-content#HarmBlockThreshold */
const THRESHOLDS: ReadonlyMap<string, string> = new Map([
  ['most', 'BLOCK_LOW_AND_ABOVE'],
  ['some', 'BLOCK_MEDIUM_AND_ABOVE'],
  ['few', 'BLOCK_ONLY_HIGH'],
  ['none', 'BLOCK_NONE'],
  ['off', 'OFF'],
]);

/** The web alone is what a search means to Google unless it is told more. @see https://ai.google.dev/gemini-api/docs/google-search */
const SEARCH_TYPES = { webSearch: {}, imageSearch: {} };

/** What stands beside what the model is told and how its pictures should be, in Google's words; what is not set is left out. */
export function googleService({ search, safety, serviceTier }: Pick<SentOptions, 'search' | 'safety' | 'serviceTier'>) {
  const threshold = THRESHOLDS.get(safety ?? '');
  return {
    ...(threshold !== undefined && {
      safetySettings: CATEGORIES.map((category) => ({ category: `HARM_CATEGORY_${category}`, threshold })),
    }),
    ...(search !== undefined && {
      tools: [{ googleSearch: search === 'web-images' ? { searchTypes: SEARCH_TYPES } : {} }],
    }),
    ...(serviceTier !== undefined && { serviceTier }),
  };
}
