import { resolve } from 'node:path';
import { onInterrupt, progressWords } from '../followJob.ts';
import { openHere, type Surroundings } from '../Surroundings.ts';
import { sizeWords } from './sizeWords.ts';

/** Writes the index to a file that is not there yet, while others go on with it. */
export async function backUpLibrary(here: Surroundings, file: string): Promise<void> {
  await using app = await openHere(here);
  const { terminal, signals } = here;
  const ending = new AbortController();
  const forget = onInterrupt(signals, () => {
    ending.abort();
  });
  try {
    const made = await app.backUp(resolve(file), {
      signal: ending.signal,
      progress: (done, total) => {
        terminal.over(progressWords(done, total, 'parts written'));
      },
    });
    terminal.over('');
    terminal.line(`${made.file}  ${sizeWords(made.bytes)}`);
    const { current } = await app.client('library.places');
    terminal.notes(`That is the index. The pictures are plain files: copy the folder “pictures” of ${current} too.\n`);
  } finally {
    terminal.over('');
    forget();
  }
}
