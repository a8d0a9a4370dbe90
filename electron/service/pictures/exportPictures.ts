import { MOST_TOLD } from '#shared/api/calls/libraryCalls';
import type { ExportOptions, ExportReport, PictureDetails, PictureTarget } from '#shared/api/contract';
import { CancelledError, NotFoundError } from '#shared/errors/inputErrors';
import type { ErrorReport } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import type { JobTools } from '../Jobs.ts';
import type { ExportListener, LeavingPicture } from '../ports/picturePorts.ts';
import type { PictureIds } from '../ports/LibraryPort.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

type Ports = Pick<ServicePorts, 'library' | 'exports' | 'redact'>;

/** Where copies go: a folder, an archive that is not there yet, or an archive that is made while it is read. */
export type ExportPlace =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'zip'; readonly path: string }
  | { readonly kind: 'stream'; readonly hand: (archive: ReadableStream<Uint8Array>) => Promise<void> };

/** Hears of each picture. */
export interface ExportHearing {
  readonly onWritten?: (id: string, path: string) => void;
  readonly onRefused?: (id: string, error: ErrorReport) => void;
}

/** UTF-16 units of a prompt that may come into a name. */
const MAX_WORDS = 200;

/**
 * Writes copies, one after the other: one that cannot be written keeps none of the others from it. Where it is ended, a folder keeps what was written; of
 * an archive nothing is left.
 * @throws BadInputError for a name that means nothing; StorageError where the disk takes no more
 */
export async function exportPictures(
  of: readonly PictureTarget[],
  options: ExportOptions,
  place: ExportPlace,
  { library, exports, redact }: Ports,
  { signal, progress }: JobTools,
  { onWritten, onRefused }: ExportHearing = {},
): Promise<ExportReport> {
  exports.checkName(options.name);
  const ids = await allOf(of, library);
  const notes = new Set<string>();
  const refused: ExportReport['refused']['first'][number][] = [];
  let [count, bytes, left] = [0, 0, 0];
  let isStopped = false as boolean;
  progress(0, ids.length);
  const listener: ExportListener = {
    onPlaced: (id, path, size) => {
      count++;
      bytes += size;
      progress(count + left, ids.length);
      onWritten?.(id, path);
    },
    onRefused: (id, caught) => {
      const error = reportOf(caught);
      if (left++ < MOST_TOLD) refused.push({ id, error });
      progress(count + left, ids.length);
      onRefused?.(id, error);
    },
    onNote: (note) => notes.add(redact(note)),
  };
  const pictures = function* (): Generator<LeavingPicture> {
    for (let at = 0; at < ids.length; at++) {
      if (signal.aborted) {
        isStopped = true;
        if (place.kind === 'folder') return;
        throw new CancelledError('It was stopped. Nothing was written.');
      }
      const id = ids.at(at);
      const details = library.details(id);
      if (details) yield leavingOf(details);
      else listener.onRefused(id, new NotFoundError('The library has no such picture.'));
    }
  };
  const closing = () => (left > 0 ? wordsOf(refused, left) : undefined);
  // Of nothing there is no empty archive, and no folder.
  if (ids.length === 0 && place.kind !== 'stream') return { count, bytes, notes: [], refused: { count: 0, first: [] } };
  if (place.kind === 'folder') await exports.toFolder(place.path, pictures(), options, listener);
  else if (place.kind === 'zip') await exports.toZip(place.path, pictures(), options, listener);
  else await place.hand(exports.stream(pictures(), options, listener, closing));
  return {
    count,
    bytes,
    notes: [...notes],
    refused: { count: left, first: refused },
    ...(isStopped && { isStopped: true as const }),
  };
}

/** Of one target as they come; several are put together, each picture once. */
async function allOf([first, ...more]: readonly PictureTarget[], library: Ports['library']): Promise<PictureIds> {
  if (first && more.length === 0) return library.idsOf(first);
  const ids = new Set<string>();
  for (const target of first ? [first, ...more] : []) {
    const found = await library.idsOf(target);
    for (let at = 0; at < found.length; at++) ids.add(found.at(at));
  }
  const all = [...ids];
  return { length: all.length, at: (place) => all[place] ?? '' };
}

function leavingOf({ image, createdAt, made, imported }: PictureDetails): LeavingPicture {
  const words = made?.prompt ?? imported?.prompt ?? imported?.name.replace(/\.[^.]*$/, '') ?? '';
  return {
    image,
    at: createdAt,
    graph: made?.graph ?? '',
    seed: made?.seed ?? imported?.seed,
    model: made?.model ?? imported?.model ?? '',
    words: words.slice(0, MAX_WORDS),
  };
}

/** For the archive itself: who has it only later is told too. */
function wordsOf(refused: ExportReport['refused']['first'], count: number): string {
  const lines = refused.map(({ id, error }) => `${id}: ${[error.message, error.hint].filter(Boolean).join(' ')}`);
  const rest = count - refused.length;
  return [`${String(count)} left out.`, ...lines, ...(rest > 0 ? [`and ${String(rest)} more`] : []), ''].join('\n');
}
