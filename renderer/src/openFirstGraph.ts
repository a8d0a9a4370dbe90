import type { Studio } from './stores/studio.ts';

const FILE_KEY = 'lumi.open-file';

/** The graph a window starts with: the one it had open before a reload, else the sample. Remembers what is opened from then on. */
export async function openFirstGraph({ files, workflow }: Studio): Promise<void> {
  const name = sessionStorage.getItem(FILE_KEY);
  workflow.subscribe(({ file }, before) => {
    if (file === before.file) return;
    if (file) sessionStorage.setItem(FILE_KEY, file.name);
    else sessionStorage.removeItem(FILE_KEY);
  });
  const wasOpened = name !== null && (await files.openFile(name));
  if (!wasOpened) await files.openSample();
}
