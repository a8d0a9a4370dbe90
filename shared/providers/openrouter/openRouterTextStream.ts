import { statedError } from '../serverWords.ts';
import type { TextStream } from '../TextStream.ts';
import { parseOpenRouterReply, type OpenRouterReply } from './openRouterSchema.ts';
import { saidIn } from './openRouterText.ts';

/** What is told once, or anew: its last word counts. */
type Told = Pick<OpenRouterReply, 'usage'> & {
  readonly finishReason?: string | undefined;
  readonly nativeFinishReason?: string | undefined;
};

/** As `HttpTextCalls.stream`. */
export function openRouterTextStream(): TextStream {
  let told: Told = {};
  let hasHeard = false;
  let hasAnswer = false;
  let isDone = false;
  let failed: unknown;
  return {
    hear: (event) => {
      hasHeard = true;
      const parsed = parseOpenRouterReply(event);
      const choices = parsed?.choices ?? [];
      told = {
        usage: parsed?.usage ?? told.usage,
        finishReason: choices.findLast(({ finishReason }) => finishReason)?.finishReason ?? told.finishReason,
        nativeFinishReason:
          choices.findLast(({ nativeFinishReason }) => nativeFinishReason)?.nativeFinishReason ??
          told.nativeFinishReason,
      };
      hasAnswer ||= parsed?.choices !== undefined;
      // `[DONE]`, read as JSON.
      isDone ||= Array.isArray(event) && event.length === 0;
      const isFailure = parsed?.error ?? choices.find(({ error }) => error) ?? statedError(event);
      if (isFailure !== undefined) failed ??= errorsOnly(event);
      const refusal = choices.map(({ message, delta }) => (message ?? delta)?.refusal ?? '').join('');
      return { text: saidIn(parsed), refusal };
    },
    state: () => {
      if (!hasHeard) return 'silent';
      return isDone || (told.finishReason ?? failed) !== undefined ? 'ended' : 'open';
    },
    body: ({ text, refusal }) => {
      const { usage, finishReason, nativeFinishReason } = told;
      const message = { content: text, refusal };
      const whole = { ...(hasAnswer && { choices: [{ finishReason, nativeFinishReason, message }] }), usage };
      return failed === undefined ? whole : [whole, failed];
    },
  };
}

/** The text is told already. */
function errorsOnly(event: unknown): unknown {
  const { choices, usage: _counts, ...rest } = event as Readonly<Record<string, unknown>>;
  const errors = (Array.isArray(choices) ? choices : []).flatMap((choice: unknown) =>
    typeof choice === 'object' && choice !== null && 'error' in choice ? { error: choice.error } : [],
  );
  return errors.length > 0 ? { ...rest, choices: errors } : rest;
}
