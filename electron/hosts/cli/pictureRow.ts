import type { PictureDetails } from '#shared/api/contract';

const MICRO = 1_000_000;

/** A picture as `images --json` prints it. The keys are a contract. `null`: there is nothing. */
export function pictureRow(details: PictureDetails, path: string | undefined) {
  const { image, made, imported, facts, labels } = details;
  return {
    id: image.id,
    path: path ?? null,
    width: image.width,
    height: image.height,
    model: made?.model ?? imported?.model ?? null,
    provider: made?.provider ?? null,
    seed: made?.seed ?? imported?.seed ?? null,
    cost: made?.cost ? made.cost.microUsd / MICRO : null,
    prompt: nothing(promptOf(details)),
    graph: made?.graph ?? null,
    run: made?.runId ?? null,
    rating: facts.rating === 0 ? null : facts.rating,
    favourite: facts.isFavourite,
    tags: labels.filter(({ kind }) => kind === 'tag').map(({ name }) => name),
  };
}

/** All that is known of one picture, as `picture --json` prints it. */
export function pictureRecord(details: PictureDetails, path: string | undefined) {
  const { made, imported, facts, createdAt, trashedAt } = details;
  return {
    ...pictureRow(details, path),
    instructions: nothing(made?.instructions),
    settings: Object.fromEntries(made?.settings ?? imported?.settings ?? []),
    text: nothing(made?.text),
    references: (made?.references ?? []).map(({ id }) => id),
    time: new Date(createdAt).toISOString(),
    note: nothing(facts.note),
    trash: trashedAt !== undefined,
  };
}

export function promptOf({ made, imported }: PictureDetails): string {
  return made?.prompt ?? imported?.prompt ?? '';
}

function nothing(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
