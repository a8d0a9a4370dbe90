import { attempt } from './attempt.ts';
import type { Studio } from './studio.ts';

/** Puts a text on the clipboard; says why where the browser does not let it. */
export function copyText(studio: Studio, text: string): Promise<void> {
  return attempt(studio, undefined, () => navigator.clipboard.writeText(text));
}
