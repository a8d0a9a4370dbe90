/** How pictures of the library are asked for, and what a gallery shows of them. */
import { z } from 'zod';
import { printable } from '../errors/printable.ts';
import { image, list, money, pictureId, runId } from './basicSchemas.ts';

/** Most pictures that are named one by one. More are named by what finds them. */
export const MOST_NAMED = 1000;
/** Most that are named by their numbers. */
export const MOST_NUMBERED = 200_000;
/** Most rows of one page, and most tiles. */
export const MOST_ROWS = 20_000;
export const MOST_TILES = 500;
/** Most values of one facet that are chosen, and that are told. */
const MOST_CHOSEN = 100;
/** UTF-16 units */
const MAX_WORDS = 1000;
export const MAX_LABEL = 100;
export const MAX_NOTE = 10_000;

/** Groups are in this order too: the newest, oldest, or the one that came last where sorted otherwise. */
export const SORTS = ['newest', 'oldest', 'rating', 'cost'] as const;
export const GROUPINGS = ['run', 'day', 'graph', 'model', 'none'] as const;
/** `found`: the bytes are there, and nothing is known of where they came from. */
export const PICTURE_KINDS = ['made', 'imported', 'drawn', 'found'] as const;
/** A tag, or a board: a named collection. */
export const LABEL_KINDS = ['tag', 'board'] as const;

export const RESOLUTIONS = ['0.5K', '1K', '2K', '4K'] as const;

const values = <T extends z.ZodType>(value: T) => z.array(value).min(1).max(MOST_CHOSEN).readonly().exactOptional();
const words = z.string().max(MAX_WORDS);
/** One line, without blanks at its ends. */
const labelName = z
  .string()
  .transform((text) => printable(text).normalize('NFC').replaceAll(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1, 'A name is needed.').max(MAX_LABEL));
const rating = z.number().int().min(0).max(5);

/**
 * Which pictures: all that is named must hold. Of values of one kind one must hold, of tags all. Without `inTrash` none that is in the trash
 * is meant. Those that only came about by drawing on another are meant where `kinds` says so.
 */
export const pictureFilter = z.strictObject({
  /** As `QUERY` of the command line: words, `word*`, `"a phrase"`, `-word`; over prompt, instructions, the model's text, notes and tags. */
  text: words.exactOptional(),
  providers: values(z.string()),
  models: values(z.string()),
  /** As `16:9`. */
  ratios: values(z.string()),
  resolutions: values(z.enum(RESOLUTIONS)),
  graphs: values(z.string()),
  tags: values(labelName),
  boards: values(labelName),
  kinds: values(z.enum(PICTURE_KINDS)),
  /** Made in this run, or used by it again. */
  run: runId.exactOptional(),
  /** So many stars or more. */
  rating: rating.min(1).exactOptional(),
  isFavourite: z.boolean().exactOptional(),
  hasReferences: z.boolean().exactOptional(),
  seed: z.number().int().exactOptional(),
  /** ms since the epoch; `until` is not included. */
  since: z.number().exactOptional(),
  until: z.number().exactOptional(),
  /** Micro-dollars, both included. */
  minCost: z.number().int().min(0).exactOptional(),
  maxCost: z.number().int().min(0).exactOptional(),
  isDamaged: z.literal(true).exactOptional(),
  isMissing: z.literal(true).exactOptional(),
  inTrash: z.literal(true).exactOptional(),
});

export const sort = z.enum(SORTS);
export const grouping = z.enum(GROUPINGS);
export const galleryQuery = z.strictObject({ filter: pictureFilter, sort, groupBy: grouping });

const ids = z.array(pictureId).min(1).max(MOST_NAMED).readonly();
const numbers = z.array(z.number().int()).max(MOST_NUMBERED);
/** Pictures something is done to: by name, by the library's own numbers of them, or all that are found but for some. */
export const pictureTarget = z.union([
  z.strictObject({ ids }),
  z.strictObject({ numbers: numbers.min(1).readonly() }),
  z.strictObject({
    filter: pictureFilter,
    except: numbers.readonly().exactOptional(),
    /** Only those whose number is not above it: what came after one looked is not meant. */
    upTo: z.number().int().exactOptional(),
  }),
]);

export const label = z.object({ kind: z.enum(LABEL_KINDS), name: labelName });
export const countedLabel = label.extend({ count: z.number().int() });
export const note = z.string().max(MAX_NOTE);
export { rating };

/** What a grid shows of a picture. */
export const tile = z.object({
  /** The library's own short name of it, for ever. */
  number: z.number().int(),
  image,
  /** ms since the epoch */
  createdAt: z.number(),
  kind: z.enum(PICTURE_KINDS),
  /** Its first words, or the name of its file; for who cannot see it. */
  words: z.string(),
  run: runId.nullable(),
  model: z.string().nullable(),
  seed: z.number().nullable(),
  /** 0: none. */
  rating,
  isFavourite: z.boolean(),
  /** A thumbhash, base64; `null`: not known yet. */
  hash: z.string().nullable(),
  isDamaged: z.literal(true).exactOptional(),
  /** Its file is not there. */
  isMissing: z.literal(true).exactOptional(),
  /** In the trash since, ms since the epoch. */
  trashedAt: z.number().exactOptional(),
});

/** So much of a group as lies in a page of rows; one that goes on in the next page has the same key there. */
export const rowGroup = z.object({
  key: z.string(),
  /** Place of its first row, in all of the view. */
  first: z.number().int(),
  count: z.number().int(),
  /** What these rows cost. */
  cost: money,
  /** Name of the run, graph or model; empty for a day. */
  title: z.string(),
  /** When it began, ms since the epoch. */
  at: z.number(),
  run: runId.exactOptional(),
});

/** Rows of a view, in its order: an entry of each list is one picture. What is shown of them is asked for by their numbers. */
export const rowPage = z.object({
  from: z.number().int(),
  numbers: list(z.number().int()),
  /** Width by height, in thousandths. */
  ratios: list(z.number().int()),
  /** The number of the batch it came with: neighbours that share it are a stack. */
  batches: list(z.number().int()),
  groups: list(rowGroup),
  isLast: z.boolean(),
});

export const facetValue = z.object({ value: z.string(), count: z.number().int() });
/** Of each kind of value, how many pictures a choice of it would find, the rest of the filter as it is; most first. */
export const facets = z.object({
  providers: list(facetValue),
  models: list(facetValue),
  ratios: list(facetValue),
  resolutions: list(facetValue),
  graphs: list(facetValue),
  tags: list(facetValue),
  boards: list(facetValue),
  kinds: list(facetValue),
  /** By stars, `1` to `5`: those of so many or more. */
  ratings: list(facetValue),
  favourites: z.number().int(),
  withReferences: z.number().int(),
  damaged: z.number().int(),
  missing: z.number().int(),
  inTrash: z.number().int(),
});

/** A value that all have, or that they differ. */
const shared = <T extends z.ZodType>(value: T) => z.union([z.object({ all: value }), z.literal('mixed')]);
/** What pictures have in common. */
export const sharedFacts = z.object({
  count: z.number().int(),
  bytes: z.number(),
  cost: money,
  rating: shared(rating),
  isFavourite: shared(z.boolean()),
  note: shared(z.string()),
  prompt: shared(z.string().nullable()),
  provider: shared(z.string().nullable()),
  model: shared(z.string().nullable()),
  seed: shared(z.number().nullable()),
  graph: shared(z.string().nullable()),
  run: shared(runId.nullable()),
  width: shared(z.number()),
  height: shared(z.number()),
  ratio: shared(z.string()),
  /** `count`: how many of these have it. */
  labels: list(countedLabel),
});

export const savedSearch = z.object({ id: z.uuid(), name: labelName, query: galleryQuery });
