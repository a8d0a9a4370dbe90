import { z } from 'zod';
import { WRITER_FACTS } from './modelFacts.ts';
import { openRouterRequestSchema } from './openRouterRequestSchema.ts';
import type { Answer, SeenRequest } from './providerServer.ts';
import type { AnswerScenario } from './scenario.ts';
import { events, piecesFor } from './textAnswers.ts';

const schema = openRouterRequestSchema(WRITER_FACTS)
  .omit({ modalities: true, image_config: true, reasoning: true })
  .extend({ model: z.string().regex(/^[\w-]+\/[\w.:-]+$/), stream: z.literal(true) });

/** Whether words are asked for, which any model of the list may write. */
export function asksForText({ path, body }: SeenRequest): boolean {
  return !path.endsWith('/images') && (body as { readonly stream?: unknown }).stream === true;
}

/** Why such a request is refused; `undefined`: it is not. */
export function refuseOpenRouterText({ body }: SeenRequest): z.ZodError | undefined {
  const checked = schema.safeParse(body);
  return checked.success ? undefined : checked.error;
}

/** USD, of one text. */
export const OPENROUTER_TEXT_PRICE = 0.0021;

/** `undefined`: the answer is the same as for a picture. */
export function playOpenRouterText(scenario: AnswerScenario, request: SeenRequest): Answer | undefined {
  const { model, messages, seed = 0 } = request.body as z.infer<typeof schema>;
  const parts = messages.flatMap(({ role, content }) =>
    role === 'user' && typeof content !== 'string' ? content : [],
  );
  const prompt = parts.map((part) => (part.type === 'text' ? part.text : '')).join('');
  const pictures = parts.filter(({ type }) => type !== 'text').length;
  const pieces = piecesFor(prompt, pictures, seed);
  const chunk = (delta: object, more: object = {}) => ({
    id: 'gen-1',
    object: 'chat.completion.chunk',
    model,
    choices: [
      { index: 0, delta: { role: 'assistant', ...delta }, finish_reason: null, native_finish_reason: null, ...more },
    ],
  });
  const words = pieces.map((text) => chunk({ content: text }));
  const reasoning = chunk({ content: '', reasoning: 'The user wants words.' });
  const end = (finish_reason: string, native_finish_reason: string | null = null) =>
    chunk({ content: '' }, { finish_reason, native_finish_reason });
  const usage = {
    ...chunk({ content: '' }),
    usage: {
      prompt_tokens: 12,
      completion_tokens: pieces.length,
      total_tokens: 12 + pieces.length,
      completion_tokens_details: { reasoning_tokens: 0 },
      cost: OPENROUTER_TEXT_PRICE,
      is_byok: false,
    },
  };
  const stream = (...all: readonly unknown[]) =>
    events(all, { comment: ': OPENROUTER PROCESSING\n\n', end: 'data: [DONE]\n\n' });
  const answers: Partial<Record<AnswerScenario, () => Answer>> = {
    picture: () => stream(...words, end('stop', 'STOP'), usage),
    'thought-parts': () => stream(reasoning, ...words, end('stop', 'STOP'), usage),
    'only-thoughts': () => stream(reasoning, end('length', 'MAX_TOKENS'), usage),
    'several-pictures': () =>
      stream(chunk({ content: pieces.map((text) => ({ type: 'text', text })) }), end('stop'), usage),
    'max-tokens': () => stream(...words.slice(0, -1), end('length'), usage),
    'blocked-picture': () => stream(...words.slice(0, 2), end('content_filter', 'SAFETY'), usage),
    recitation: () => stream(...words.slice(0, 2), end('content_filter', 'RECITATION'), usage),
    'unknown-finish': () => stream(...words, end('other', 'TEXT_ALIGNMENT'), usage),
    'blocked-prompt': () => stream(chunk({ content: '', refusal: 'I cannot help with that.' }), end('stop'), usage),
    'text-only': () => stream(end('stop', 'STOP'), usage),
    'cut-picture': () => events(words.slice(0, -1)),
    'error-in-200': () =>
      stream(...words.slice(0, 2), {
        ...chunk({ content: '' }, { finish_reason: 'error' }),
        error: { code: 503, message: 'The model is overloaded.' },
      }),
  };
  return answers[scenario]?.();
}
