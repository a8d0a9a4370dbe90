/** The Gemini models that write, as data. Google's price page names none of them where it was read, so they have no price. */
import type { Model } from '../../Model.ts';
import { gemini } from '../gemini.ts';

/** The day the list of ids was read. */
const READ = '2026-11-29';
/** Pictures in one request. @see https://docs.cloud.google.com/vertex-ai/docs/generative-ai/image/image-captioning */
const MAX_PICTURES = 3000;

/** The first stands for those that are in no list. */
export const GEMINI_WRITERS: readonly Model[] = [
  writer('gemini-3.8-flash', 'Gemini 3.8 Flash'),
  writer('gemini-3.7-flash', 'Gemini 3.7 Flash'),
  writer('gemini-3.6-flash', 'Gemini 3.6 Flash'),
  writer('gemini-4-argon', 'Gemini 4 Argon'),
  writer('gemini-4-carbon', 'Gemini 4 Carbon'),
  writer('gemini-4-hydrogen', 'Gemini 4 Hydrogen'),
];

function writer(id: string, title: string): Model {
  return {
    id,
    title,
    family: gemini.id,
    makes: ['text'],
    sizes: 'text',
    maxReferences: MAX_PICTURES,
    fit: gemini.fitFreely,
    listPrice: () => 0,
    read: READ,
  };
}
