import type { PictureSlot } from '#shared/providers/HttpCall';
import type { BodyPieces, ReadPicture } from './BodyPieces.ts';

/** JSON, with the base64 of the picture in place of each `PictureSlot`. */
export function jsonBody(value: unknown, readPicture: ReadPicture): BodyPieces {
  const slots: PictureSlot[] = [];
  const json = JSON.stringify(value, (_key, part: unknown) => {
    if (!isPictureSlot(part)) return part;
    slots.push(part);
    return HOLE;
  });
  const texts = json.split(`"${HOLE}"`);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const [index, text] of texts.entries()) {
      yield Buffer.from(text);
      const slot = slots[index];
      if (!slot) continue;
      const { buffer, byteOffset, byteLength } = await readPicture(slot.$picture, slot.as);
      yield Buffer.from(JSON.stringify(slot.prefix).slice(0, -1));
      yield Buffer.from(`${Buffer.from(buffer, byteOffset, byteLength).toString('base64')}"`, 'latin1');
    }
  }
  return { contentType: 'application/json', pieces: pieces() };
}

/** Random, so that no prompt can hold it. */
const HOLE = `picture-${crypto.randomUUID()}`;

function isPictureSlot(value: unknown): value is PictureSlot {
  return typeof value === 'object' && value !== null && '$picture' in value;
}
