import type { AppError } from '../../../errors/AppError.ts';
import { BlockedError, NoImageError } from '../../../errors/providerErrors.ts';
import { quote } from '../../quote.ts';

/** @see https://ai.google.dev/api/generate-content#FinishReason */
const FILTERED = ['SAFETY', 'IMAGE_SAFETY', 'PROHIBITED_CONTENT', 'IMAGE_PROHIBITED_CONTENT', 'BLOCKLIST', 'SPII'];
const TOO_CLOSE = ['RECITATION', 'IMAGE_RECITATION'];

/** Whether a filter stopped it. */
export function isFilterReason(reason: string): boolean {
  return FILTERED.includes(reason);
}

/** Whether Gemini stopped on purpose, so that nothing it made before may be used. */
export function isBlockReason(reason: string): boolean {
  return isFilterReason(reason) || TOO_CLOSE.includes(reason);
}

export interface Refusal {
  /** Gemini's finish reason, known or not; empty: none given. */
  readonly reason: string;
  /** What the provider says about it. */
  readonly message?: string | undefined;
  /** What the model itself said instead of drawing. */
  readonly text: string;
  /** The kinds of harm it names as what it blocked, in its spelling. */
  readonly categories?: readonly string[] | undefined;
  /** What the provider says it stopped, whatever the reason is called. */
  readonly blocked?: 'prompt' | 'picture' | undefined;
}

/** Why a reply without a picture has none. */
export function geminiRefusal(title: string, { reason, message, text, blocked, categories = [] }: Refusal): AppError {
  const words = [quote(message), quote(text)].filter(Boolean).join(' ');
  const why = quoteReason(reason) + namesOf(categories) + (words && ` ${words}`);
  if (blocked || FILTERED.includes(reason)) {
    return new BlockedError(`${title} blocked the ${blocked ?? 'picture'}: ${why}`, {
      hint: blockHint(reason, `${message ?? ''} ${text}`),
    });
  }
  if (TOO_CLOSE.includes(reason)) {
    return new BlockedError(`${title} stopped because the picture came too close to an existing work: ${why}`, {
      hint: 'Describe it in other words, further from a known work.',
    });
  }
  if (reason === 'MAX_TOKENS') {
    return new NoImageError(`${title} ran out of tokens before the picture was done: ${why}`, {
      hint: 'Shorten the prompt, or choose a lower thinking level. The call was billed.',
    });
  }
  if (reason === 'LANGUAGE') {
    return new NoImageError(`${title} does not draw from words in this language: ${why}`, {
      hint: 'Write the prompt in another language, such as English. The call may have been billed.',
    });
  }
  if (text) {
    const ended = ['STOP', ''].includes(reason) ? '' : ` (${quoteReason(reason)})`;
    return new NoImageError(`${title} answered with text only${ended}: ${words}`, {
      hint: 'Ask plainly for a picture, such as “Generate an image: …”, or try another seed. The call was billed.',
    });
  }
  return new NoImageError(`${title} sent no picture${why && `: ${why}`}${words ? '' : '.'}`, {
    hint: 'Try another seed, or change the prompt. The call may have been billed.',
  });
}

/** What everybody is known by may not be drawn. */
const PEOPLE = /\b(?:prominent|famous|public|real) (?:people|persons?|figures?|individuals?)\b|\bcelebrit(?:y|ies)\b/i;

function blockHint(reason: string, words: string): string {
  if (PEOPLE.test(words.slice(0, 4000)))
    return 'It does not draw people who are widely known: leave out their names and pictures of them.';
  const change = 'Change the prompt or the reference pictures. The same request will be blocked again';
  // Of all the filters these alone can be set.
  return reason === 'SAFETY' ? `${change}, unless Safety in the settings lets more pass.` : `${change}.`;
}

/** ` (harassment, dangerous content)` */
function namesOf(categories: readonly string[]): string {
  const names = categories.flatMap((category) => {
    const name = /^(?:HARM_CATEGORY_)?([A-Z_]{3,40})$/.exec(category)?.[1];
    return name === undefined ? [] : [name.toLowerCase().replaceAll('_', ' ')];
  });
  return names.length === 0 ? '' : ` (${[...new Set(names)].join(', ')})`;
}

/** A reason is a word of the provider's; anything longer is none. */
function quoteReason(reason: string): string {
  return /^\w{1,60}$/.test(reason) ? reason : '';
}
