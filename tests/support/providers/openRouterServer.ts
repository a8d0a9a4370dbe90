import type { ZodError } from 'zod';
import { drawPicture, isOdd, oddPicture, type Drawing } from './drawnPictures.ts';
import { MODEL_FACTS, type ModelFacts } from './modelFacts.ts';
import { IMAGES_PATH, playImages, refuseImages } from './openRouterImages.ts';
import { isList, playList } from './openRouterLists.ts';
import { ROUTER_FACTS } from './routerFacts.ts';
import { asksForText, playOpenRouterText, refuseOpenRouterText } from './openRouterTexts.ts';
import { dataOf, openRouterRequestSchema, type OpenRouterRequest } from './openRouterRequestSchema.ts';
import {
  startProviderServer,
  type Answer,
  type ProviderServer,
  type SeenRequest,
  type ServerOptions,
  type ServiceContext,
  type ServiceRules,
} from './providerServer.ts';
import type { ServiceScenario } from './scenario.ts';

const PROMPT_TOKENS = 12;

const CHAT_PATH = '/api/v1/chat/completions';
const KEY_PATH = '/api/v1/key';

/** A strict stand-in for OpenRouter's two endpoints, for its lists of models, and for what a key may ask about itself. */
export function startOpenRouterServer(options: ServerOptions = {}): Promise<ProviderServer> {
  return startProviderServer(rules, options);
}

function rules({ key, scale, retired }: ServiceContext): ServiceRules {
  // Where no seed is taken no two pictures are alike.
  let drawn = 0;
  return {
    refuse: (request) => refuse(request, key, retired),
    play: (scenario, request) => {
      if (isList(request.path) && scenario === 'picture') return playList(request.path, retired);
      const answer = request.path === IMAGES_PATH ? playImages(scenario, request, scale, (drawn += 10)) : undefined;
      return answer ?? play(scenario, request, scale);
    },
  };
}

function refuse(request: SeenRequest, key: string, retired: readonly string[]): Answer | undefined {
  if (isList(request.path)) {
    return request.method === 'GET' ? undefined : failure(405, 'Method Not Allowed');
  }
  const isKey = request.path === KEY_PATH;
  if (!isKey && ![CHAT_PATH, IMAGES_PATH].includes(request.path)) return failure(404, 'Not Found');
  if (request.method !== (isKey ? 'GET' : 'POST')) return failure(405, 'Method Not Allowed');
  if (request.query.size > 0) return failure(400, 'This server takes no query.');
  const given = request.headers['authorization'];
  if (given === undefined) return failure(401, 'No auth credentials found', { error_type: 'authentication' });
  if (given !== `Bearer ${key}`) return KEY_INVALID;
  if (isKey) return request.body === '' ? undefined : failure(400, 'A GET has no body.');
  if (!String(request.headers['content-type']).startsWith('application/json') || typeof request.body !== 'object') {
    return failure(400, 'Invalid JSON', { error_type: 'invalid_request' });
  }
  const model = modelOf(request);
  const facts = factsOf(model);
  if (retired.includes(model)) return deprecated(model);
  if (asksForText(request)) return complaintOf(refuseOpenRouterText(request));
  if (isRouters(request)) return refuseImages(request);
  if (!facts) return failure(400, `${model} is not a valid model ID`, { error_type: 'invalid_request' });
  return complaintOf(openRouterRequestSchema(facts).safeParse(request.body).error);
}

/** Whether it is for the endpoint for pictures, or for a model of another maker than Google that draws. */
function isRouters(request: SeenRequest): boolean {
  return (
    request.path === IMAGES_PATH ||
    (request.path === CHAT_PATH && ROUTER_FACTS.has(modelOf(request)) && !asksForText(request))
  );
}

function complaintOf(error: ZodError | undefined): Answer | undefined {
  if (!error) return undefined;
  const issue = error.issues[0];
  return failure(400, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'Invalid input'}`, {
    error_type: 'invalid_request',
  });
}

/** What a key is told of itself. No money is no error here: it shows in the numbers. */
function playKey(scenario: ServiceScenario, request: SeenRequest): Answer {
  const data = {
    label: 'sk-or-v1-abc...123',
    limit: 10,
    limit_remaining: scenario === 'no-credit' ? 0 : 4.2,
    limit_reset: null,
    usage: 5.8,
    byok_usage: 0,
    is_free_tier: scenario === 'quota-zero',
  };
  if (['picture', 'no-credit', 'quota-zero'].includes(scenario)) return { status: 200, body: { data } };
  const model = `google/${[...MODEL_FACTS.keys()][0]}`;
  return play(scenario, { ...request, path: '', body: { model, messages: [] } }, 0.1);
}

function play(scenario: ServiceScenario, request: SeenRequest, scale: number): Answer {
  if (request.path === KEY_PATH) return playKey(scenario, request);
  if (asksForText(request)) {
    const answer = playOpenRouterText(scenario, request);
    if (answer) return answer;
  }
  const model = modelOf(request);
  const facts = factsOf(model) ?? SOME_FACTS;
  const body = request.body as OpenRouterRequest;
  const drawing = drawingOf(body, facts);
  const picture = (draft = 0) => `data:image/png;base64,${drawPicture(drawing, scale, draft)}`;
  const done = (message: object) => reply(model, drawing, { message });
  const said = 'Here is your picture.';
  if (isOdd(scenario)) {
    const { data, mime } = oddPicture(scenario, drawing.seed);
    return done({ content: null, images: images(`data:${mime};base64,${data}`) });
  }
  switch (scenario) {
    case 'picture':
    case 'downgraded':
      // Who forgets the modalities gets words only.
      return body.modalities?.includes('image')
        ? done({ content: said, images: images(picture()) })
        : reply(model, drawing, { message: { content: said } }, 0);
    case 'thought-parts':
      return done({
        content: said,
        reasoning: 'The user wants a fox.',
        reasoning_details: [{ type: 'reasoning.text', text: 'The user wants a fox.', signature: 'c2ln' }],
        images: images(picture()),
      });
    case 'only-thoughts':
      return done({ content: null, reasoning: 'Drawing.', images: images(picture()) });
    case 'several-pictures':
      return done({ content: said, images: images(picture(2), picture(1), picture()) });
    case 'duplicate-pictures':
      return done({ content: said, images: images(picture(), picture()) });
    case 'free-picture': {
      const { status, body: told } = done({ content: said, images: images(picture()) });
      return { status, body: { ...(told as object), usage: { prompt_tokens: 12, completion_tokens: 0, cost: 0 } } };
    }
    case 'long-signature':
      return done({
        content: said,
        reasoning_details: [{ type: 'reasoning.encrypted', data: 'c2lnbmF0dXJl'.repeat(4096) }],
        images: images(picture()),
      });
    case 'text-only':
      return reply(model, drawing, { message: { content: 'I can only describe a fox: it is red.' } }, 0);
    case 'blocked-prompt':
      return failure(403, 'Your chosen model requires moderation and your input was flagged', {
        metadata: { reasons: ['violence'], flagged_input: 'a red fox', provider_name: 'Google', model_slug: model },
      });
    case 'blocked-picture':
      return reply(
        model,
        drawing,
        {
          finish_reason: 'content_filter',
          native_finish_reason: 'IMAGE_SAFETY',
          message: { content: null },
        },
        0,
      );
    case 'recitation':
      return reply(model, drawing, { native_finish_reason: 'IMAGE_RECITATION', message: { content: null } }, 0);
    case 'max-tokens':
      return reply(
        model,
        drawing,
        { finish_reason: 'length', native_finish_reason: 'MAX_TOKENS', message: { content: null } },
        0,
      );
    case 'unknown-finish':
      return reply(model, drawing, { native_finish_reason: 'IMAGE_ALIGNMENT', message: { content: null } }, 0);
    case 'empty':
      return { status: 200, body: {} };
    case 'rate-limited':
      return {
        ...failure(429, 'Rate limit exceeded', { error_type: 'rate_limit_exceeded' }),
        headers: { 'retry-after': '34' },
      };
    case 'daily-quota':
      return upstream(429, {
        code: 429,
        message: 'You exceeded your current quota.',
        status: 'RESOURCE_EXHAUSTED',
        details: [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '41s' }],
      });
    case 'quota-zero':
    case 'no-credit':
      return failure(402, 'Insufficient credits. Add more using https://openrouter.ai/settings/credits', {
        error_type: 'payment_required',
      });
    case 'key-invalid':
      return KEY_INVALID;
    case 'forbidden':
      return failure(403, 'This key may not use this model.', { error_type: 'permission_denied' });
    case 'spent':
      return failure(403, 'Key limit exceeded (total limit).', { error_type: 'permission_denied' });
    case 'retired':
      return deprecated(model);
    case 'too-large':
      return failure(413, 'Request entity too large', { error_type: 'payload_too_large' });
    case 'internal':
      return failure(500, 'Internal Server Error', { error_type: 'server' });
    case 'overloaded':
      return upstream(503, { code: 503, message: 'The model is overloaded.', status: 'UNAVAILABLE' });
    case 'error-in-200':
      return {
        status: 200,
        body: {
          id: 'gen-1',
          choices: [
            {
              finish_reason: 'error',
              error: { code: 502, message: 'Provider returned error', metadata: { raw: 'upstream connect error' } },
              message: { role: 'assistant', content: '' },
            },
          ],
        },
      };
    case 'error-array':
      return { status: 503, body: [failure(503, 'The model is overloaded.').body] };
  }
}

function modelOf(request: SeenRequest): string {
  const { model } = request.body as { readonly model?: unknown };
  return typeof model === 'string' ? model : '';
}

/** Of others than Gemini, as far as their pictures go. */
const SOME_FACTS = [...MODEL_FACTS.values()][0] as ModelFacts;

function factsOf(model: string): ModelFacts | undefined {
  return model.startsWith('google/') ? MODEL_FACTS.get(model.slice('google/'.length)) : undefined;
}

/** What a request for a list, and one to the other endpoint, has no messages for. */
function drawingOf(body: Partial<OpenRouterRequest>, facts: ModelFacts): Drawing {
  return {
    facts,
    ratio: body.image_config?.aspect_ratio,
    size: body.image_config?.image_size,
    seed: body.seed ?? 0,
    references: (body.messages ?? [])
      .flatMap(({ content }) => (typeof content === 'string' ? [] : content))
      .flatMap((part) => (part.type === 'image_url' ? (dataOf(part.image_url.url) ?? []) : [])),
  };
}

interface Choice {
  readonly finish_reason?: string;
  readonly native_finish_reason?: string;
  readonly message: object;
}

function images(...urls: readonly string[]) {
  return urls.map((url, index) => ({ type: 'image_url', image_url: { url }, index }));
}

function reply(model: string, { facts, size }: Drawing, choice: Choice, pictures = 1): Answer {
  const imageTokens = (facts.tokens[size ?? '1K'] ?? 0) * pictures;
  const [input, , imageOutput] = facts.prices;
  return {
    status: 200,
    headers: { 'x-generation-id': 'gen-1' },
    body: {
      id: 'gen-1',
      model,
      object: 'chat.completion',
      choices: [
        {
          index: 0,
          finish_reason: 'stop',
          native_finish_reason: 'STOP',
          ...choice,
          message: { role: 'assistant', ...choice.message },
        },
      ],
      usage: {
        prompt_tokens: PROMPT_TOKENS,
        completion_tokens: imageTokens,
        total_tokens: PROMPT_TOKENS + imageTokens,
        completion_tokens_details: { image_tokens: imageTokens, reasoning_tokens: 0 },
        cost: (PROMPT_TOKENS * input + imageTokens * imageOutput) / 1_000_000,
        is_byok: false,
      },
    },
  };
}

function failure(code: number, message: string, more: object = {}): Answer {
  return { status: code, body: { error: { code, message, ...more }, user_id: 'user_1' } };
}

const KEY_INVALID = failure(401, 'User not found.', { error_type: 'authentication' });

function deprecated(model: string): Answer {
  return failure(404, `${model} has been deprecated.`, {
    availability: {
      code: 'model_deprecated',
      retryable: false,
      requested_models: [model],
      fallback_models: ['google/gemini-nano-banana-2.1'],
    },
  });
}

/** Google's own error, as OpenRouter hands it on: JSON in a string. */
function upstream(code: number, error: object): Answer {
  return failure(code, 'Provider returned error', {
    metadata: { raw: JSON.stringify({ error }), provider_name: 'Google AI Studio' },
  });
}
