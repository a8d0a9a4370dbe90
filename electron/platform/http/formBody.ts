import { randomUUID } from 'node:crypto';
import type { FormPart } from '#shared/providers/HttpCall';
import type { BodyPieces, ReadPicture } from './BodyPieces.ts';

/**
 * multipart/form-data. A text is sent exactly as it is, its line ends too; a name is escaped as browsers do.
 * @see https://www.rfc-editor.org/rfc/rfc7578
 */
export function formBody(parts: readonly FormPart[], readPicture: ReadPicture): BodyPieces {
  // Random and made after all that it stands between, so that nothing in there can hold it.
  const boundary = `lumi-${randomUUID()}`;
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const part of parts) {
      yield Buffer.from(`--${boundary}\r\n${headersOf(part)}\r\n\r\n`);
      yield '$picture' in part ? await readPicture(part.$picture, part.as) : Buffer.from(part.value);
      yield Buffer.from('\r\n');
    }
    yield Buffer.from(`--${boundary}--\r\n`);
  }
  return { contentType: `multipart/form-data; boundary=${boundary}`, pieces: pieces() };
}

function headersOf(part: FormPart): string {
  const disposition = `Content-Disposition: form-data; name="${escaped(part.name)}"`;
  if (!('$picture' in part)) return disposition;
  return `${disposition}; filename="${escaped(part.filename)}"\r\nContent-Type: ${part.type}`;
}

/** @see https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#multipart-form-data */
function escaped(name: string): string {
  return name.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
}
