import type { Client } from '#shared/api/createClient';
import { label, MAX_LABEL, MAX_NOTE } from '#shared/api/gallerySchemas';
import { BadInputError, SecretFoundError } from '#shared/errors/inputErrors';
import { findPicture } from './findPicture.ts';
import { openHere, type Surroundings } from './Surroundings.ts';

interface KeepWords {
  readonly rating?: number;
  readonly favourite?: boolean;
  readonly tag: readonly string[];
  readonly untag: readonly string[];
  readonly note?: string;
  readonly trash?: true;
  readonly restore?: true;
}

/** Says something of pictures. Nothing is changed where one of them is not found. */
export async function keepPictures(here: Surroundings, starts: readonly string[], options: KeepWords): Promise<void> {
  const { rating, favourite, tag, untag, note, trash, restore } = options;
  if (trash && restore) throw new BadInputError('Either --trash or --restore, not both.');
  for (const name of [...tag, ...untag]) {
    if (!label.shape.name.safeParse(name).success)
      throw new BadInputError(`A tag has 1 to ${String(MAX_LABEL)} characters.`);
  }
  if (note !== undefined && note.length > MAX_NOTE)
    throw new BadInputError(`A note has ${String(MAX_NOTE)} characters at most; this one has ${String(note.length)}.`);
  const isNothing = [rating, favourite, note, trash, restore].every((wish) => wish === undefined);
  if (isNothing && tag.length + untag.length === 0)
    throw new BadInputError('Nothing was said of these pictures.', { hint: 'Try --rating 4, or --help.' });
  await using app = await openHere(here);
  // The library refuses each for itself; here nothing is to be changed by half.
  if ([note ?? '', ...tag].some((text) => app.redact(text) !== text))
    throw new SecretFoundError('What is said of a picture must hold no key.');
  const ids: string[] = [];
  for (const start of new Set(starts)) ids.push(await findPicture(app, start));
  const of = { ids: [...new Set(ids)] };
  await change(app.client, of, options);
}

async function change(
  client: Client,
  of: { readonly ids: readonly string[] },
  { rating, favourite, tag, untag, note, trash, restore }: KeepWords,
): Promise<void> {
  const facts = {
    ...(rating !== undefined && { rating }),
    ...(favourite !== undefined && { isFavourite: favourite }),
    ...(note !== undefined && { note }),
  };
  const labels = (names: readonly string[]) => names.map((name) => ({ kind: 'tag' as const, name }));
  if (tag.length + untag.length > 0) await client('picture.setLabels', { of, add: labels(tag), remove: labels(untag) });
  if (Object.keys(facts).length > 0) await client('picture.setFacts', { of, facts });
  if (trash) await client('picture.trash', { of });
  if (restore) await client('picture.restore', { of });
}
