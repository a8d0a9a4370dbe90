import { InvalidArgumentError, Option, type Command } from 'commander';
import type { GalleryQuery, PictureFilter } from '#shared/api/contract';
import { RESOLUTIONS, SORTS } from '#shared/api/gallerySchemas';

/** The options by which `images` finds pictures, as commander gives them. */
export interface FindWords {
  readonly model?: string;
  readonly provider?: string;
  readonly ratio?: string;
  readonly resolution?: (typeof RESOLUTIONS)[number];
  readonly rating?: number;
  readonly favourite?: true;
  readonly tag: readonly string[];
  readonly graph?: string;
  readonly run?: string;
  readonly since?: number;
  readonly until?: number;
  /** As text where no number holds it exactly: only pictures from outside have such. */
  readonly seed?: number | string;
  readonly references?: true;
  readonly missing?: true;
  readonly trash?: true;
  readonly sort: GalleryQuery['sort'];
}

const MOST_STARS = 5;

export const many = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value];

/** Adds the options of `FindWords` to a command. */
export function addFindWords(command: Command): Command {
  return command
    .option('--model <M>', 'made by this model')
    .option('--provider <P>', 'by way of this provider')
    .option('--ratio <R>', 'of this ratio, such as 16:9', ratio)
    .addOption(new Option('--resolution <S>', 'of this size').choices(RESOLUTIONS))
    .option('--rating <N>', 'of so many stars or more', stars)
    .option('--favourite', 'favourites only')
    .addOption(
      new Option('--tag <T>', 'with this tag; given again: with all of them').argParser(many).default([], 'any'),
    )
    .option('--graph <NAME>', 'made with the graph of this name')
    .option('--run <ID>', 'made in this run, or used by it again')
    .option('--since <DAY>', 'from this day on, such as 2026-11-30', (text) => localDay(text, 0))
    .option('--until <DAY>', 'up to this day, it included', (text) => localDay(text, 1))
    .option('--seed <N>', 'made with this seed', wholeSeed)
    .option('--references', 'made with references')
    .option('--missing', 'whose files are not there')
    .option('--trash', 'in the trash')
    .addOption(new Option('--sort <how>', 'in this order').choices(SORTS).default('newest'));
}

/** Which pictures are meant. `run`: the whole id of the run that is named. */
export function filterOf(words: readonly string[], options: FindWords, run: string | undefined): PictureFilter {
  const { model, provider, ratio: shape, resolution, rating, favourite, tag, graph, since, until, seed } = options;
  const text = [...words, ...(typeof seed === 'string' ? [seed] : [])].join(' ').trim();
  return {
    ...(text !== '' && { text }),
    ...(model !== undefined && { models: [model] }),
    ...(provider !== undefined && { providers: [provider] }),
    ...(shape !== undefined && { ratios: [shape] }),
    ...(resolution !== undefined && { resolutions: [resolution] }),
    ...(rating !== undefined && rating > 0 && { rating }),
    ...(favourite && { isFavourite: true }),
    ...(tag.length > 0 && { tags: tag }),
    ...(graph !== undefined && { graphs: [graph] }),
    ...(run !== undefined && { run }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(typeof seed === 'number' && { seed }),
    ...(options.references && { hasReferences: true }),
    ...(options.missing && { isMissing: true as const }),
    ...(options.trash && { inTrash: true as const }),
  };
}

/** 0 to 5. */
export function stars(text: string): number {
  const value = /^\d$/.test(text) ? Number(text) : NaN;
  if (!(value <= MOST_STARS)) throw new InvalidArgumentError('It must be a whole number from 0 to 5.');
  return value;
}

export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidArgumentError('It must be a whole number.');
  return value;
}

function wholeSeed(text: string): number | string {
  if (!/^-?\d{1,100}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  // Of -0 a sum makes 0.
  const value = Number(text) + 0;
  return Number.isSafeInteger(value) ? value : text.replace('-', '');
}

function ratio(text: string): string {
  if (!/^[1-9]\d{0,3}:[1-9]\d{0,3}$/.test(text)) throw new InvalidArgumentError('It must be a ratio such as 16:9.');
  return text;
}

/** When a local day begins, so many days later; ms since the epoch. */
function localDay(text: string, later: number): number {
  const [, year, month, day] = (/^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? []).map(Number);
  if (year !== undefined && month !== undefined && day !== undefined) {
    const date = new Date(year, month - 1, day);
    if (date.getMonth() === month - 1 && date.getDate() === day) return date.setDate(day + later);
  }
  throw new InvalidArgumentError('It must be a day such as 2026-11-30.');
}
