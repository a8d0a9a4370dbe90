import { statedError } from '../serverWords.ts';
import type { TextStream } from '../TextStream.ts';
import { parseGoogleReply, type GoogleReply } from './googleSchema.ts';
import { textOf } from './googleText.ts';

/** What is told anew by each event, and its last word counts. */
type Told = Pick<GoogleReply, 'promptFeedback' | 'usageMetadata'> & {
  readonly finishReason?: string | undefined;
  readonly finishMessage?: string | undefined;
};

/** As `HttpTextCalls.stream`. */
export function googleTextStream(): TextStream {
  let told: Told = {};
  let hasHeard = false;
  let hasAnswer = false;
  let failed: unknown;
  return {
    hear: (event) => {
      hasHeard = true;
      const parsed = parseGoogleReply(event);
      const { candidates, promptFeedback, usageMetadata } = parsed ?? {};
      const ended = candidates?.findLast(({ finishReason }) => finishReason);
      told = {
        promptFeedback: promptFeedback ?? told.promptFeedback,
        usageMetadata: usageMetadata ?? told.usageMetadata,
        finishReason: ended?.finishReason ?? told.finishReason,
        finishMessage: ended?.finishMessage ?? told.finishMessage,
      };
      hasAnswer ||= candidates !== undefined;
      if (parsed?.error || statedError(event) !== undefined) failed ??= errorsOnly(event);
      return { text: textOf(parsed), refusal: '' };
    },
    state: () => {
      if (!hasHeard) return 'silent';
      return (told.finishReason ?? told.promptFeedback?.blockReason ?? failed) === undefined ? 'open' : 'ended';
    },
    body: ({ text }) => {
      const { finishReason, finishMessage, ...rest } = told;
      const candidate = { finishReason, finishMessage, content: { parts: [{ text }] } };
      const whole = { ...(hasAnswer && { candidates: [candidate] }), ...rest };
      return failed === undefined ? whole : [whole, failed];
    },
  };
}

/** The text is told already. */
function errorsOnly(event: unknown): unknown {
  const { candidates: _told, usageMetadata: _counts, ...rest } = event as Readonly<Record<string, unknown>>;
  return rest;
}
