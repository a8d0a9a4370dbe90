import type { EffectiveRequest } from './Effective.ts';

/** What a model is told that takes no instructions apart: these first, then the prompt. */
export function wholePrompt({ instructions, prompt }: Pick<EffectiveRequest, 'instructions' | 'prompt'>): string {
  return [instructions, prompt].filter((text) => text.trim() !== '').join('\n\n');
}
