/** What both services write, and how their streams are put together. */
import type { Answer } from './providerServer.ts';

/** Google's models that write, written down a second time. */
export const TEXT_MODELS: readonly string[] = [
  'gemini-3.8-flash',
  'gemini-3.7-flash',
  'gemini-3.6-flash',
  'gemini-4-argon',
  'gemini-4-carbon',
  'gemini-4-hydrogen',
];

/** The text that is written, in the pieces it comes in: some words of the prompt, what it was shown, and the seed. */
export function piecesFor(prompt: string, pictures: number, seed: number): readonly string[] {
  const shown = pictures > 0 ? `, with ${String(pictures)} shown` : '';
  return [...`Written of “${prompt}”${shown}, seed ${String(seed)}.`.matchAll(/\S+\s*/g)].map(([piece]) => piece);
}

/** A stream of events, as one body. `comment`: what stands between them for as long as nothing is said. */
export function events(all: readonly unknown[], { comment = '', end = '' } = {}): Answer {
  const lines = all.map((event) => `data: ${JSON.stringify(event)}\n\n`);
  return {
    status: 200,
    headers: { 'content-type': 'text/event-stream' },
    body: comment + lines.join('') + end,
  };
}
