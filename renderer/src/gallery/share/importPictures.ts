import type { ImportReport, Reply } from '#shared/api/contract';
import { RemoteError } from '#shared/api/createClient';
import { filesOfEntries, filesOfList, type HandedFile } from '../../api/droppedFiles.ts';
import { sendAll } from '../../api/sendAll.ts';
import { attempt } from '../../stores/attempt.ts';
import type { Studio } from '../../stores/studio.ts';
import { importWords, soFarWords } from './importWords.ts';
import { watchJob, type WatchedJob } from './watchJob.ts';

/** Notices of an import: one, whose words change. */
const TOPIC = 'import';

/** Asks for files or folders of pictures, and puts them into the library. */
export function importChosen(studio: Studio, what: 'files' | 'folders'): Promise<void> {
  return attempt(studio, undefined, async () => {
    if (studio.desktop) {
      await importing(studio, ({ job }) => studio.client('library.chooseImport', { job, what }));
      return;
    }
    const files = await askForFiles(what);
    if (files.length > 0) await importing(studio, sending(filesOfList(files)));
  });
}

/** Puts what was dropped into the library: pictures, and all of folders. */
export function importDropped(
  studio: Studio,
  dropped: { readonly files: readonly File[]; readonly entries: readonly FileSystemEntry[] },
): Promise<void> {
  const { desktop } = studio;
  return attempt(studio, undefined, () =>
    importing(
      studio,
      desktop
        ? async ({ job }) => valueOf((await desktop.importAll(dropped.files, job)) as Reply<ImportReport>)
        : sending(dropped.entries.length > 0 ? filesOfEntries(dropped.entries) : filesOfList(dropped.files)),
    ),
  );
}

function sending(files: AsyncIterable<HandedFile> | Iterable<HandedFile>) {
  return ({ signal, tell }: WatchedJob) =>
    sendAll(files, {
      signal,
      onProgress: (done) => {
        tell(done, null);
      },
    });
}

/** Tells how far it is, and what became of it: where something was left out, in a list. */
async function importing(studio: Studio, work: (watched: WatchedJob) => Promise<ImportReport | null>): Promise<void> {
  const { gallery, view, questions } = studio;
  const report = await watchJob(studio, TOPIC, soFarWords, work);
  const { notify } = view.getState();
  if (!report) {
    notify('Nothing was chosen.', undefined, { topic: TOPIC });
    return;
  }
  const hasMore = report.refused.count + report.notes.count > 0 || report.failure !== undefined;
  notify(importWords(report), report.failure?.message, {
    topic: TOPIC,
    action: hasMore
      ? { label: 'Details', run: () => void questions.ask('import-report', report) }
      : {
          label: 'Show them',
          run: () => {
            gallery.getState().setFilter({ kinds: ['imported'] });
            view.getState().showSection('gallery');
          },
        },
  });
  if (hasMore) void questions.ask('import-report', report);
}

function valueOf<T>(reply: Reply<T>): T {
  if (reply.ok) return reply.value;
  throw new RemoteError(reply.error);
}

/** The browser's dialog; empty where nothing was chosen. */
function askForFiles(what: 'files' | 'folders'): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  if (what === 'folders') input.webkitdirectory = true;
  else input.accept = 'image/*';
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      resolve([...(input.files ?? [])]);
    });
    input.addEventListener('cancel', () => {
      resolve([]);
    });
    input.click();
  });
}
