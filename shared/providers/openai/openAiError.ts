import type { AppError } from '../../errors/AppError.ts';
import { failureError, kindOfStatus, type FailingProvider, type Failure } from '../failureError.ts';
import { openAiModels } from '../families/openai/openAiModels.ts';
import { pageHint } from '../gatewayPage.ts';
import type { HttpReply } from '../HttpReply.ts';
import { isSuccess } from '../isSuccess.ts';
import { COMMON_WORDS, findKnownWords, hintOf } from '../knownWords.ts';
import { retryAfterHeader, waitInWords } from '../retryAfter.ts';
import { hear, namesIn, statedError } from '../serverWords.ts';
import type { OpenAiReply } from './openAiSchema.ts';
import { OPENAI_WORDS } from './openAiWords.ts';

const ROWS = [...OPENAI_WORDS, ...COMMON_WORDS];

const OPENAI: FailingProvider = {
  title: 'OpenAI',
  keysUrl: 'https://platform.openai.com/api-keys',
  billingHint: 'Add credit, or raise the limit, at https://platform.openai.com/settings/organization/billing.',
};

/** The error a reply is, whatever its HTTP status; nothing where it is none. */
export function openAiError(reply: HttpReply, parsed: OpenAiReply | undefined, model: string): AppError | undefined {
  if (!parsed?.error && isSuccess(reply) && statedError(reply.body) === undefined) return undefined;
  return failureError(OPENAI, openAiModels.model(model), describe(reply));
}

function describe(reply: HttpReply): Failure {
  const { status } = reply;
  const { words, layers } = hear(statedError(reply.body) ?? reply.body);
  const page = pageHint(reply);
  if (page !== undefined) return { kind: 'page', status, words, hint: page };
  const names = namesIn(layers);
  const known = findKnownWords(ROWS, [words, names].join(' '), status);
  return {
    kind: known?.kind ?? (isSuccess(reply) ? 'unavailable' : kindOfStatus(status)),
    status,
    words,
    hint: hintOf(known, OPENAI),
    retryAfterMs: retryAfterHeader(reply) ?? millisecondsHeader(reply) ?? waitInWords(words),
  };
}

/** ms; OpenAI tells the wait this finely beside `Retry-After`. */
function millisecondsHeader({ headers }: HttpReply): number | undefined {
  const wait = headers['retry-after-ms'];
  return wait !== undefined && /^\d{1,8}$/.test(wait) ? Number(wait) : undefined;
}
