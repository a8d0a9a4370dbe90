import type { AppError } from '../errors/AppError.ts';
import { BlockedError, NoTextError } from '../errors/providerErrors.ts';
import { isBlockReason, isFilterReason } from './families/gemini/geminiRefusal.ts';
import type { Written } from './HttpReply.ts';
import { quote } from './quote.ts';

/** What a reply says of the text that was asked for, in terms all providers share. */
export interface TextAnswer {
  /** Without thoughts, as it came. */
  readonly text: string;
  /** Why it ended: `STOP`, `MAX_TOKENS`, another of Gemini's finish reasons, or a word nobody knows; empty: none given. */
  readonly reason: string;
  /** What the provider says about it. */
  readonly message?: string | undefined;
  /** What the provider says it stopped, whatever the reason is called. */
  readonly blocked?: 'prompt' | 'answer' | undefined;
  /** An error that stands in the reply. */
  readonly error?: AppError | undefined;
}

const WHOLE = ['STOP', ''];
export const CUT_BY_LENGTH = 'MAX_TOKENS';

/**
 * The text of an answer. One that was cut by its length is one, with a note.
 * @throws BlockedError, NoTextError; the error it tells, where the text did not come to an end before.
 */
export function writtenAnswer(title: string, answer: TextAnswer): Written {
  const { reason, error, blocked } = answer;
  const text = answer.text.trim();
  const isEnded = reason === 'STOP' || reason === CUT_BY_LENGTH;
  if (error && !(isEnded && text)) throw error;
  if (blocked || isBlockReason(reason)) throw refusal(title, answer);
  if (text === '') throw nothing(title, answer);
  const notes = [
    reason === CUT_BY_LENGTH && 'The text was cut by its length: raise Max tokens to have more of it.',
    !isEnded && !WHOLE.includes(reason) && `The text may be incomplete: it ended with ${word(reason) || 'no reason'}.`,
    error && `The text came with an error: ${error.message}`,
  ].filter((note) => note !== false && note !== undefined);
  return { text, ...(notes.length > 0 && { note: notes.join(' ') }) };
}

function refusal(title: string, { reason, message, blocked = 'answer' }: TextAnswer): AppError {
  const why = [WHOLE.includes(reason) ? '' : word(reason), quote(message)].filter(Boolean).join(' ');
  if (blocked === 'prompt' || isFilterReason(reason) || !isBlockReason(reason)) {
    return new BlockedError(`${title} blocked the ${blocked}${why && `: ${why}`}${why ? '' : '.'}`, {
      hint: 'Change the prompt, the instructions or the pictures. The same request will be blocked again.',
    });
  }
  return new BlockedError(`${title} stopped because the text came too close to an existing work: ${why}`, {
    hint: 'Ask for it in other words, further from a known work.',
  });
}

function nothing(title: string, { reason, message }: TextAnswer): AppError {
  if (reason === CUT_BY_LENGTH) {
    return new NoTextError(`${title} ran out of tokens before it wrote a word.`, {
      hint: 'Thoughts count too: raise Max tokens, or leave it unset. The call was billed.',
    });
  }
  const why = [WHOLE.includes(reason) ? '' : word(reason), quote(message)].filter(Boolean).join(' ');
  return new NoTextError(`${title} gave an empty text${why ? `: ${why}` : '.'}`, {
    hint: 'Try another seed, or change the prompt. The call may have been billed.',
  });
}

/** A reason is a word of the provider's; anything longer is none. */
function word(reason: string): string {
  return /^\w{1,60}$/.test(reason) ? reason : '';
}
