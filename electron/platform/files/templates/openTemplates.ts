import type { TemplateRef } from '#shared/api/contract';
import { ownTemplates } from './ownTemplates.ts';
import { readyTemplates } from './readyTemplates.ts';
import type { Templates } from './Templates.ts';

interface TemplatesOptions {
  /** Of those that are shipped. */
  readonly readyFolder: string;
  readonly ownFolder: string;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

/** The graphs to begin with. */
export function openTemplates({ readyFolder, ownFolder, assertClean }: TemplatesOptions): Templates {
  const ready = readyTemplates(readyFolder);
  const own = ownTemplates({ folder: ownFolder, assertClean });
  const place = ({ of }: TemplateRef) => (of === 'ready' ? ready : own);
  return {
    ...own,
    list: async () => (await Promise.all([ready.list(), own.list()])).flat(),
    picture: (of) => place(of).picture(of),
    open: (of) => place(of).open(of),
  };
}
