import { drawPicture, isOdd, oddPicture, type Drawing } from './drawnPictures.ts';
import { googleComplaint, googleRequestSchema, type GoogleRequest } from './googleRequestSchema.ts';
import { drawsNothing, metadata, reply, type Asked } from './googleReplies.ts';
import { googleWriterOf, playGoogleText, refuseGoogleText } from './googleTexts.ts';
import { MODEL_FACTS, type ModelFacts } from './modelFacts.ts';
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

const LIST_PATH = '/v1beta/models';
const PATH = /^\/v1beta\/models\/([^/]+):generateContent$/;

/** A strict stand-in for Google AI Studio: it accepts what the real one accepts and nothing else. */
export function startGoogleServer(options: ServerOptions = {}): Promise<ProviderServer> {
  return startProviderServer(rules, options);
}

function rules({ key, scale, retired }: ServiceContext): ServiceRules {
  return {
    refuse: (request) => refuse(request, key, retired),
    play: (scenario, request) => play(scenario, request, scale),
  };
}

function refuse(request: SeenRequest, key: string, retired: readonly string[]): Answer | undefined {
  if (request.path === LIST_PATH) return refuseList(request, key);
  const model = modelOf(request) ?? googleWriterOf(request);
  if (model === undefined) return { status: 404, body: '<!DOCTYPE html><title>Error 404 (Not Found)!!1</title>' };
  if (request.method !== 'POST') return failure(405, 'METHOD_NOT_ALLOWED', `${request.method} is not allowed.`);
  // The real one takes the key here too; it ends up in logs, so this one does not.
  const isText = googleWriterOf(request) !== undefined;
  if (request.query.size > 0 && !isText) return failure(400, 'INVALID_ARGUMENT', 'This server takes no query.');
  const badHeader = refuseKey(request, key) ?? refuseWait(request);
  if (badHeader) return badHeader;
  if (isText) return refuseText(request, model, retired);
  const facts = MODEL_FACTS.get(model);
  if (!facts || retired.includes(model)) return notFound(model);
  if (!String(request.headers['content-type']).startsWith('application/json') || typeof request.body !== 'object') {
    return failure(400, 'INVALID_ARGUMENT', 'Invalid JSON payload received. Unexpected token.');
  }
  const checked = googleRequestSchema(facts).safeParse(request.body);
  return checked.success ? undefined : failure(400, 'INVALID_ARGUMENT', googleComplaint(checked.error));
}

function refuseText(request: SeenRequest, model: string, retired: readonly string[]): Answer | undefined {
  const why = retired.includes(model) ? 'model' : refuseGoogleText(request);
  if (why === undefined) return undefined;
  if (why === 'model') return notFound(model);
  const complaint = why === 'query' ? 'This server streams events only: alt=sse.' : googleComplaint(why);
  return failure(400, 'INVALID_ARGUMENT', complaint);
}

function refuseKey(request: SeenRequest, key: string): Answer | undefined {
  const given = request.headers['x-goog-api-key'];
  if (given === undefined) {
    return failure(403, 'PERMISSION_DENIED', "Method doesn't allow unregistered callers. Please use API Key.");
  }
  return given === key ? undefined : KEY_INVALID;
}

/** Whole seconds. */
function refuseWait({ headers }: SeenRequest): Answer | undefined {
  const seconds = headers['x-server-timeout'];
  if (seconds === undefined || /^[1-9]\d{0,4}$/.test(String(seconds))) return undefined;
  return failure(400, 'INVALID_ARGUMENT', 'Invalid value of X-Server-Timeout.');
}

function refuseList(request: SeenRequest, key: string): Answer | undefined {
  if (request.method !== 'GET') return failure(405, 'METHOD_NOT_ALLOWED', `${request.method} is not allowed.`);
  if (request.body !== '') return failure(400, 'INVALID_ARGUMENT', 'A GET has no body.');
  for (const [name, value] of request.query) {
    const size = Number(value);
    if (name !== 'pageSize') return failure(400, 'INVALID_ARGUMENT', `Unknown name "${name}".`);
    if (!(size >= 1 && size <= 1000)) return failure(400, 'INVALID_ARGUMENT', 'page_size must be from 1 to 1000.');
  }
  return refuseKey(request, key);
}

/** The list of models in place of a picture; any trouble is the same as with pictures. */
function playList(scenario: ServiceScenario, request: SeenRequest): Answer {
  const names = [...MODEL_FACTS.keys()];
  if (scenario === 'picture') {
    const models = names.map((name) => ({ name: `models/${name}`, supportedGenerationMethods: ['generateContent'] }));
    return { status: 200, body: { models } };
  }
  return play(scenario, { ...request, path: `${LIST_PATH}/${names[0]}:generateContent`, body: { contents: [] } }, 0.1);
}

function play(scenario: ServiceScenario, request: SeenRequest, scale: number): Answer {
  if (request.path === LIST_PATH) return playList(scenario, request);
  const writer = googleWriterOf(request);
  if (writer !== undefined) {
    const drawer = request.path.replace(`${writer}:streamGenerateContent`, 'gemini-nano-banana-2.1:generateContent');
    return playGoogleText(scenario, request) ?? play(scenario, { ...request, path: drawer }, scale);
  }
  const model = modelOf(request) ?? '';
  const facts = MODEL_FACTS.get(model);
  if (!facts) return notFound(model);
  const body = request.body as GoogleRequest;
  const drawing = drawingOf(body, facts);
  const picture = (draft = 0) => drawPicture(drawing, scale, draft);
  const image = (data: string, mimeType = 'image/png') => ({ inlineData: { mimeType, data } });
  const said = { text: 'Here is your picture.' };
  const asked: Asked = {
    model,
    drawing,
    tier: body.serviceTier ?? 'standard',
    isSearched: body.tools !== undefined,
    hasImages: body.tools?.[0]?.googleSearch.searchTypes?.imageSearch !== undefined,
  };
  // A text that fails is asked for here too, and names no modalities.
  const { responseModalities }: Partial<NonNullable<GoogleRequest['generationConfig']>> = body.generationConfig ?? {};
  const mayWrite = responseModalities?.includes('TEXT') ?? true;
  const done = (...parts: object[]) => reply(asked, mayWrite ? parts : parts.filter((part) => !('text' in part)));
  const ended = (finishReason: string, finishMessage?: string) => ({
    status: 200,
    body: {
      candidates: [{ index: 0, finishReason, finishMessage, content: { role: 'model' } }],
      ...metadata(asked, 0),
    },
  });
  if (isOdd(scenario)) {
    const { data, mime } = oddPicture(scenario, drawing.seed);
    return done(image(data, mime));
  }
  switch (scenario) {
    case 'picture':
      return drawsNothing(body)
        ? reply(asked, [], 0)
        : done(said, { ...image(picture()), thoughtSignature: 'c2lnbmF0dXJl' });
    case 'thought-parts':
      return done(
        { text: 'The user wants a fox.', thought: true },
        { ...image(picture(1)), thought: true },
        said,
        image(picture()),
      );
    case 'only-thoughts':
      return done({ text: 'Drawing.', thought: true }, { ...image(picture()), thought: true });
    case 'several-pictures':
      return done(image(picture(2)), image(picture(1)), said, image(picture()));
    case 'duplicate-pictures':
      return done(image(picture()), said, image(picture()));
    case 'downgraded':
      return {
        ...reply({ ...asked, tier: undefined }, [said, image(picture())]),
        headers: { 'x-gemini-service-tier': 'standard' },
      };
    case 'free-picture': {
      const { status, body: told } = done(said, image(picture()));
      return { status, body: { ...(told as object), usageMetadata: { promptTokenCount: 12, totalTokenCount: 12 } } };
    }
    case 'long-signature':
      return done(said, { ...image(picture()), thoughtSignature: 'c2lnbmF0dXJl'.repeat(4096) });
    case 'text-only':
      return reply(asked, [{ text: 'I can only describe a fox: it is red.' }], 0);
    case 'blocked-prompt':
      return {
        status: 200,
        body: { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, ...metadata(asked, 0) },
      };
    case 'blocked-picture':
      return ended('IMAGE_SAFETY', 'Unable to show the generated image. Try rephrasing the prompt.');
    case 'recitation':
      return ended('IMAGE_RECITATION');
    case 'max-tokens':
      return ended('MAX_TOKENS');
    case 'unknown-finish':
      return ended('IMAGE_ALIGNMENT');
    case 'empty':
      return { status: 200, body: {} };
    case 'rate-limited':
      return quota('GenerateRequestsPerMinutePerProjectPerModel', '10', '34.4s');
    case 'daily-quota':
      return quota('GenerateRequestsPerDayPerProjectPerModel', '250', '41s');
    case 'quota-zero':
      return quota('GenerateRequestsPerDayPerProjectPerModel-FreeTier', '0', '34.4s');
    case 'no-credit':
      return failure(400, 'FAILED_PRECONDITION', 'Please enable billing on your project in Google AI Studio.');
    case 'key-invalid':
      return KEY_INVALID;
    case 'forbidden':
      return failure(403, 'PERMISSION_DENIED', 'Your API key was reported as leaked. Please use another API key.');
    case 'spent':
      return failure(429, 'RESOURCE_EXHAUSTED', 'Your prepayment credits are depleted. Please go to AI Studio.');
    case 'retired':
      return notFound(model);
    case 'too-large':
      return failure(413, 'INVALID_ARGUMENT', 'Request payload size exceeds the limit.');
    case 'internal':
      return failure(500, 'INTERNAL', 'An internal error has occurred.');
    case 'overloaded':
      return failure(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.');
    case 'error-in-200':
      return { ...failure(503, 'UNAVAILABLE', 'The model is overloaded. Please try again later.'), status: 200 };
    case 'error-array':
      return { status: 503, body: [failure(503, 'UNAVAILABLE', 'The model is overloaded.').body] };
  }
}

function modelOf(request: SeenRequest): string | undefined {
  const segment = PATH.exec(request.path)?.[1];
  return segment === undefined ? undefined : decodeURIComponent(segment);
}

function drawingOf(body: GoogleRequest, facts: ModelFacts): Drawing {
  const config = body.generationConfig;
  return {
    facts,
    ratio: config?.imageConfig?.aspectRatio,
    size: config?.imageConfig?.imageSize,
    seed: config?.seed ?? 0,
    references: body.contents.flatMap((content) =>
      content.parts.flatMap((part) => ('inlineData' in part ? part.inlineData.data : [])),
    ),
  };
}

function failure(status: number, name: string, message: string, details?: readonly object[]): Answer {
  return { status, body: { error: { code: status, message, status: name, details } } };
}

const KEY_INVALID = failure(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.', [
  {
    '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
    reason: 'API_KEY_INVALID',
    domain: 'googleapis.com',
  },
]);

function notFound(model: string): Answer {
  return failure(
    404,
    'NOT_FOUND',
    `models/${model} is not found for API version v1beta, or is not supported for generateContent.`,
  );
}

function quota(quotaId: string, quotaValue: string, retryDelay: string): Answer {
  return failure(
    429,
    'RESOURCE_EXHAUSTED',
    `You exceeded your current quota, please check your plan and billing details. Quota exceeded, limit: ${quotaValue}`,
    [
      { '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ quotaId, quotaValue }] },
      { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay },
    ],
  );
}
