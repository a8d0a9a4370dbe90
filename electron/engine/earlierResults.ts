import type { ImageRef } from '#shared/graph/generation';
import { UnopenedPictureError } from '#shared/errors/inputErrors';
import { NO_COST } from '#shared/graph/Money';
import type { CallEnd } from './Batch.ts';
import type { CallRecord, FoundResult } from './Ports.ts';
import type { Run } from './Run.ts';
import { shapeNote } from './shapeNote.ts';
import { tellResult } from './tellResult.ts';

/** What the library has for a call already. Where its node is to make everything anew, only what it made since the run first started. */
export function findEarlier(call: CallRecord, run: Run): FoundResult | undefined {
  const found = run.ports.ledger.findResult(call, isAnew(call, run) ? run.startedAt : undefined);
  return found?.isDamaged && run.isRemade(call) ? undefined : found;
}

/**
 * The same, of pictures only of which it is known whether they are whole. What its own place keeps either way is proven later.
 * @throws UnopenedPictureError where that cannot be found out: asking anew might pay for what is there
 */
export async function findProven(call: CallRecord, run: Run): Promise<FoundResult | undefined> {
  for (;;) {
    const found = findEarlier(call, run);
    if (!found?.isUnproven || (found.isOwn && !run.isRemade(call))) return found;
    await run.ports.ledger.provePictures(found.images.slice(0, 1)).catch(refuse);
  }
}

function refuse(caught: unknown): never {
  if (!(caught instanceof UnopenedPictureError)) throw caught;
  throw new UnopenedPictureError(
    `The picture that was made for this earlier could not be looked at: ${caught.message}`,
    {
      hint: 'Nothing was sent. Try again later, or have it made anew.',
      cause: caught,
    },
  );
}

/** Tells which pictures of a call are damaged. They were paid for and are kept. */
export async function proveMade(call: CallRecord, images: readonly ImageRef[], run: Run): Promise<void> {
  try {
    for (const image of await run.ports.ledger.provePictures(images)) tellDamaged(call, image, run);
  } catch (caught) {
    // The picture is safe; it is proven before anything else uses it.
    run.ports.log(caught);
  }
}

function tellDamaged({ node, index }: CallRecord, image: ImageRef, run: Run): void {
  run.emit({ kind: 'image-damaged', node, index, image });
}

/** Whether every picture of a node is to be made anew. */
export function isAnew({ node }: CallRecord, { again }: Run): boolean {
  return again === 'all' || again.includes(node);
}

/** The library has nothing for a call. */
export const NOTHING_EARLIER = 'nothing-earlier';

/** Takes what the library has for a call by now. @throws as `findProven` */
export async function takeProven(call: CallRecord, run: Run): Promise<CallEnd | typeof NOTHING_EARLIER> {
  for (;;) {
    const found = await findProven(call, run);
    if (!found) return NOTHING_EARLIER;
    const end = takeEarlier(call, found, run);
    if (end !== NOTHING_EARLIER) return end;
  }
}

/**
 * Gives an earlier result in place of a call, unless it is gone since it was found. What this very place has from before the run went on is its
 * own, and no saving.
 */
export function takeEarlier(call: CallRecord, found: FoundResult, run: Run): CallEnd | typeof NOTHING_EARLIER {
  const { images, text, note } = found;
  const [image] = images;
  if (!found.isOwn && !run.ports.ledger.callReused(call, found, run.ports.now())) return NOTHING_EARLIER;
  const isReused = !found.isOwn || found.isReused;
  const told = {
    images,
    text,
    note: image ? shapeNote(call.effective, image) : note,
    reused: isReused,
    ...(found.isOwn && { kept: true as const }),
    ...(isReused ? { cost: NO_COST, saved: found.cost } : { cost: found.cost }),
  };
  const end = tellResult(call, told, run);
  if (image && found.isDamaged) tellDamaged(call, image, run);
  return end;
}
