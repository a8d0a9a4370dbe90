import type { PictureDetails, TakenPictures } from '#shared/api/contract';
import { attempt } from '../../stores/attempt.ts';
import type { Studio } from '../../stores/studio.ts';
import { openItsGraph } from './openItsGraph.ts';

type Taken = TakenPictures['pictures'][number];

/** What is known of a picture that was dropped on the graph. */
export type WhatFor =
  /** It is to be put into the graph; `words`: what else is to be said of it. */
  | { readonly is: 'picture'; readonly words?: string }
  /** It is not: its graph was opened, or nothing was chosen. */
  | { readonly is: 'done' };

/** Asks what a picture is for whose own graph is known; any other is a picture. One that carries the graph of another program is said to. */
export async function askWhatFor(studio: Studio, { id, name }: Taken): Promise<WhatFor> {
  const { client, questions, view } = studio;
  const { made, imported } = await client('picture.details', { id });
  const isForeign = !made && imported?.graph === 'comfyui';
  if (!made && imported?.graph !== 'own' && !isForeign) {
    const words = foreignWords(name, imported);
    return { is: 'picture', ...(words !== undefined && { words }) };
  }
  const answer = await questions.ask('dropped-picture', { id, name, isMade: made !== undefined });
  if (answer === 'picture') return { is: 'picture' };
  if (answer === 'graph' && isForeign)
    await attempt(studio, undefined, () => studio.files.importGraph({ picture: id }));
  else if (answer === 'graph') await openItsGraph(studio, { picture: id });
  else view.getState().notify(`${name} is in the library.`, 'It was not put into the graph.');
  return { is: 'done' };
}

const PROGRAMS = { comfyui: 'ComfyUI', invokeai: 'InvokeAI' } as const;

function foreignWords(name: string, imported: PictureDetails['imported']): string | undefined {
  const graph = imported?.graph;
  if (graph === undefined || graph === 'own') return undefined;
  return `${name} carries a ${PROGRAMS[graph]} graph, which cannot be opened here. It is used as a picture; its details tell prompt and settings.`;
}
