/** The families of models, in the order their settings are offered. A new one is its file and a line here. */
import type { Family } from './Family.ts';
import { gemini } from './gemini.ts';
import { openAi } from './openai.ts';
import { openRouter } from './openrouter.ts';

export const families: readonly [Family, ...Family[]] = [gemini, openAi, openRouter];

export function findFamily(id: string): Family | undefined {
  return families.find((family) => family.id === id);
}
