import { z } from 'zod';
import { googleRequestSchema } from './googleRequestSchema.ts';
import { int32 } from './int32.ts';
import { WRITER_FACTS } from './modelFacts.ts';
import type { Answer, SeenRequest } from './providerServer.ts';
import type { AnswerScenario } from './scenario.ts';
import { events, piecesFor, TEXT_MODELS } from './textAnswers.ts';

const PATH = /^\/v1beta\/models\/([^/]+):streamGenerateContent$/;

/** What `streamGenerateContent` accepts of a model that writes, to the letter. */
const textRequest = googleRequestSchema(WRITER_FACTS).extend({
  generationConfig: z
    .strictObject({
      seed: int32.optional(),
      temperature: z.number().min(0).max(2).optional(),
      topP: z.number().min(0).max(1).optional(),
      maxOutputTokens: z.int().positive().optional(),
    })
    .optional(),
});

/** The model that is to write; `undefined`: it is another request. */
export function googleWriterOf({ path }: SeenRequest): string | undefined {
  const segment = PATH.exec(path)?.[1];
  return segment === undefined ? undefined : decodeURIComponent(segment);
}

/** Why such a request is refused; `undefined`: it is not. */
export function refuseGoogleText(request: SeenRequest): 'model' | 'query' | z.ZodError | undefined {
  if ([...request.query].join() !== 'alt,sse') return 'query';
  if (!TEXT_MODELS.includes(googleWriterOf(request) ?? '')) return 'model';
  const checked = textRequest.safeParse(request.body);
  return checked.success ? undefined : checked.error;
}

/** `undefined`: the answer is the same as for a picture. */
export function playGoogleText(scenario: AnswerScenario, request: SeenRequest): Answer | undefined {
  const { contents, generationConfig } = request.body as z.infer<typeof textRequest>;
  const parts = contents.flatMap((content) => content.parts);
  const prompt = parts.map((part) => ('text' in part ? part.text : '')).join('');
  const pieces = piecesFor(prompt, parts.length - 1, generationConfig?.seed ?? 0);
  const usageMetadata = {
    promptTokenCount: 12 + (parts.length - 1) * 560,
    candidatesTokenCount: pieces.length,
    thoughtsTokenCount: 30,
    totalTokenCount: 42 + pieces.length + (parts.length - 1) * 560,
  };
  const model = { modelVersion: googleWriterOf(request), responseId: 'r3sp0ns3' };
  const chunk = (said: readonly object[], more: object = {}) => ({
    candidates: [{ index: 0, content: { role: 'model', parts: said }, ...more }],
    usageMetadata,
    ...model,
  });
  const words = pieces.map((text) => chunk([{ text }]));
  const thought = chunk([{ text: 'The user wants words.', thought: true }]);
  const end = (finishReason: string, finishMessage?: string) => chunk([{ text: '' }], { finishReason, finishMessage });
  const answers: Partial<Record<AnswerScenario, () => Answer>> = {
    picture: () => events([...words, end('STOP')]),
    'thought-parts': () =>
      events([thought, ...words, { ...thought, ...chunk([{ text: '', thoughtSignature: 'c2ln' }]) }, end('STOP')]),
    'only-thoughts': () => events([thought, end('MAX_TOKENS')]),
    'several-pictures': () =>
      events([
        chunk(
          pieces.map((text) => ({ text })),
          { finishReason: 'STOP' },
        ),
      ]),
    'max-tokens': () => events([...words.slice(0, -1), end('MAX_TOKENS')]),
    'blocked-picture': () => events([...words.slice(0, 2), end('SAFETY', 'The answer was stopped.')]),
    recitation: () => events([...words.slice(0, 2), end('RECITATION')]),
    'unknown-finish': () => events([...words, end('TEXT_ALIGNMENT')]),
    'blocked-prompt': () =>
      events([{ promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata, ...model }]),
    'text-only': () => events([end('STOP')]),
    'cut-picture': () => events(words.slice(0, -1)),
    'error-in-200': () =>
      events([
        ...words.slice(0, 2),
        { error: { code: 503, message: 'The model is overloaded.', status: 'UNAVAILABLE' } },
      ]),
  };
  return answers[scenario]?.();
}
