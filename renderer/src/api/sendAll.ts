import type { ImportReport, Reply, TakenPictures } from '#shared/api/contract';
import { MOST_TOLD } from '#shared/api/calls/libraryCalls';
import { MAX_BESIDE } from '#shared/api/pictureUpload';
import type { HandedFile } from './droppedFiles.ts';
import { sendPicture } from './loopbackTransport.ts';

/** What a page hears while it sends files. */
export interface SendingOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

type Refusal = ImportReport['refused']['first'][number];

/** Sends files to the library from a browser, one after the other, those that are pictures. What was taken stays where it is ended. Never rejects. */
export async function sendAll(
  files: AsyncIterable<HandedFile> | Iterable<HandedFile>,
  { signal, onProgress }: SendingOptions,
): Promise<ImportReport> {
  const at = Date.now();
  let [taken, known, done, left] = [0, 0, 0, 0];
  const refused: Refusal[] = [];
  const notes: ImportReport['notes']['first'][number][] = [];
  const refuse = (refusal: Refusal) => {
    if (left++ < MOST_TOLD) refused.push(refusal);
  };
  /** The last picture of a name that others belong to. */
  let first: { readonly path: string; readonly id: string } | undefined;
  const report = (): ImportReport => ({
    taken,
    known,
    restored: 0,
    at,
    notes: { count: notes.length, first: notes.slice(0, MOST_TOLD) },
    refused: { count: left, first: refused },
  });
  for await (const found of files) {
    if (signal.aborted) return { ...report(), isStopped: true };
    const name = found.path.replace(/^.*\//s, '');
    if ('reason' in found) refuse({ name, error: NO_PICTURE });
    else {
      const twin = found.twinOf !== undefined && found.twinOf === first?.path ? first.id : undefined;
      const reply = await sent(found, { batch: at, ...(twin !== undefined && { twin }) });
      if (!reply.ok) {
        if (reply.error.code === 'service-gone' || reply.error.code === 'not-known-here')
          return { ...report(), failure: reply.error };
        refuse({ name, error: reply.error });
      } else {
        for (const refusal of reply.value.refused) refuse(refusal);
        const [picture] = reply.value.pictures;
        if (picture && found.twinOf === undefined) first = { path: found.path, id: picture.id };
        if (picture?.note !== undefined) notes.push({ name: picture.name, note: picture.note });
        if (picture?.isNew) taken++;
        else if (picture) known++;
      }
    }
    onProgress(++done);
  }
  return report();
}

const NO_PICTURE = {
  code: 'picture',
  message: 'It is no picture.',
  hint: 'PNG, JPEG, WebP, GIF, AVIF and TIFF are taken.',
};

/** As many as a header carries. */
async function textsBeside(
  found: HandedFile,
): Promise<readonly { readonly kind: 'txt' | 'json'; readonly text: string }[]> {
  if ('reason' in found) return [];
  const texts: { readonly kind: 'txt' | 'json'; readonly text: string }[] = [];
  let left = MAX_BESIDE;
  for (const path of found.beside) {
    const file = await found.other(path);
    if (!file || file.size > left) continue;
    const text = await file.text();
    left -= text.length;
    texts.push({ kind: path.toLowerCase().endsWith('.json') ? 'json' : 'txt', text });
  }
  return texts;
}

async function sent(
  found: HandedFile,
  company: { readonly batch: number; readonly twin?: string },
): Promise<Reply<TakenPictures>> {
  try {
    return await sendPicture(await found.file(), { ...company, beside: await textsBeside(found) });
  } catch {
    // A file that is gone meanwhile.
    return {
      ok: false,
      error: { code: 'bad-input', message: 'The file could not be read.', hint: 'Is it still there?' },
    };
  }
}
