import { pngPicture } from '../pngPicture.ts';
import type { MultipartFile, MultipartText } from '../readMultipart.ts';
import { isOdd, oddPicture, SMALL_GIF, SMALL_JPEG, SMALL_WEBP } from './drawnPictures.ts';
import { OPENAI_FACTS, OPENAI_GONE } from './openAiFacts.ts';
import {
  faultOfFiles,
  openAiEditSchema,
  openAiRequestSchema,
  pngSize,
  textsOf,
  type OpenAiRequest,
} from './openAiRequestSchema.ts';
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

const GENERATIONS = '/v1/images/generations';
const EDITS = '/v1/images/edits';
const MODELS = '/v1/models';

/** A strict stand-in for OpenAI's two picture endpoints, and for the list of models a key may see. */
export function startOpenAiServer({
  newModels = [],
  ...options
}: ServerOptions & { readonly newModels?: readonly string[] } = {}): Promise<ProviderServer> {
  return startProviderServer((context) => rules(context, newModels), options);
}

/** `newModels`: what it lists besides those the app knows. */
function rules({ key, scale, retired }: ServiceContext, newModels: readonly string[]): ServiceRules {
  // There is no seed: no two pictures are alike.
  let drawn = 0;
  return {
    refuse: (request) => refuse(request, key, [...OPENAI_GONE, ...retired]),
    play: (scenario, request) =>
      request.path === MODELS
        ? playModels(scenario, newModels)
        : play(scenario, askedBy(request), scale, (drawn += 10)),
  };
}

function refuse(request: SeenRequest, key: string, gone: readonly string[]): Answer | undefined {
  const { path, method, headers, query, body } = request;
  if (![GENERATIONS, EDITS, MODELS].includes(path))
    return failure(404, `Invalid URL (${method} ${path})`, 'invalid_request_error');
  if (method !== (path === MODELS ? 'GET' : 'POST'))
    return failure(405, 'Not allowed to do that.', 'invalid_request_error');
  if (query.size > 0) return failure(400, 'This server takes no query.', 'invalid_request_error');
  const given = headers['authorization'];
  if (given === undefined) return failure(401, 'Missing bearer authentication in header', 'invalid_request_error');
  if (given !== `Bearer ${key}`) return KEY_INVALID;
  if (path === MODELS) return undefined;
  const { model } = askedBy(request);
  if (gone.includes(model)) return noSuchModel(model);
  const facts = OPENAI_FACTS.get(model);
  if (!facts) return noSuchModel(model);
  if (path === GENERATIONS) {
    if (!String(headers['content-type']).startsWith('application/json'))
      return failure(400, 'Unsupported content type', 'invalid_request_error');
    return complaintOf(openAiRequestSchema(facts).safeParse(body).error?.issues[0]);
  }
  if (!Array.isArray(body)) return failure(400, 'Unsupported content type', 'invalid_request_error');
  const texts = textsOf(partsOf(request));
  if (!texts) return failure(400, 'Duplicate parameter', 'invalid_request_error');
  const fault = complaintOf(openAiEditSchema(facts).safeParse(texts).error?.issues[0]);
  const files = faultOfFiles(filesOf(request), texts['output_format'] ?? 'png', facts);
  return (
    fault ?? (files === undefined ? undefined : failure(400, files, 'invalid_request_error', 'invalid_image_file'))
  );
}

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly code?: string | undefined;
}

function complaintOf(issue: Issue | undefined): Answer | undefined {
  if (!issue) return undefined;
  const isUnknown = issue.code === 'unrecognized_keys';
  const message = isUnknown
    ? `Unknown parameter: ${issue.message}`
    : `Invalid value at '${issue.path.join('.')}': ${issue.message}`;
  return failure(400, message, 'invalid_request_error', isUnknown ? 'unknown_parameter' : 'invalid_value');
}

type Asked = Pick<OpenAiRequest, 'model' | 'size' | 'quality' | 'background' | 'output_format'> & {
  readonly first?: Buffer | undefined;
};

function askedBy(request: SeenRequest): Asked {
  if (!Array.isArray(request.body)) {
    const asked = (request.body ?? {}) as Partial<Asked>;
    const { model } = asked;
    return { ...asked, model: typeof model === 'string' ? model : '' };
  }
  const texts = textsOf(partsOf(request)) ?? {};
  const first = filesOf(request).find(({ name }) => name === 'image[]')?.bytes;
  return { ...texts, model: texts['model'] ?? '', first };
}

function partsOf({ body }: SeenRequest): readonly (MultipartText | MultipartFile)[] {
  return body as readonly (MultipartText | MultipartFile)[];
}

function filesOf(request: SeenRequest): readonly MultipartFile[] {
  return partsOf(request).filter((part): part is MultipartFile => 'bytes' in part);
}

function playModels(scenario: ServiceScenario, newModels: readonly string[]): Answer {
  if (!['picture', 'no-credit', 'quota-zero'].includes(scenario))
    return play(scenario, { model: 'gpt-image-2' }, 0.1, 0);
  const data = [...OPENAI_FACTS.keys(), ...newModels].map((id) => ({
    id,
    object: 'model',
    created: 1_700_000_000,
    owned_by: 'system',
  }));
  return { status: 200, body: { object: 'list', data } };
}

function play(scenario: ServiceScenario, asked: Asked, scale: number, seed: number): Answer {
  const { width, height, size } = sizeOf(asked);
  const format = asked.output_format ?? 'png';
  const png = (more = 0) =>
    pngPicture({
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
      seed: seed + more,
    }).toString('base64');
  const drawnAs: Readonly<Record<string, () => string>> = {
    png,
    jpeg: () => SMALL_JPEG,
    webp: () => SMALL_WEBP,
    gif: () => SMALL_GIF,
    svg: () => Buffer.from(svgPicture(width, height, seed)).toString('base64'),
  };
  const picture = () => drawnAs[format]?.() ?? png();
  const done = (...pictures: readonly string[]): Answer => ({
    status: 200,
    headers: { 'x-request-id': 'req_1' },
    body: {
      created: 1_764_460_800,
      background: asked.background === undefined || asked.background === 'auto' ? 'opaque' : asked.background,
      data: pictures.map((data) => ({ b64_json: data })),
      output_format: format,
      quality: asked.quality === undefined || asked.quality === 'auto' ? 'medium' : asked.quality,
      size,
      usage: {
        input_tokens: 12,
        input_tokens_details: { image_tokens: 0, text_tokens: 12 },
        output_tokens: 1584,
        total_tokens: 1596,
      },
    },
  });
  if (isOdd(scenario)) return done(oddPicture(scenario, seed).data);
  switch (scenario) {
    case 'picture':
    case 'downgraded':
    case 'thought-parts':
    case 'only-thoughts':
    case 'long-signature':
      return done(picture());
    case 'several-pictures':
      return done(png(2), png(1), png());
    case 'duplicate-pictures': {
      const one = picture();
      return done(one, one);
    }
    case 'free-picture': {
      const { usage: _none, ...body } = done(picture()).body as Record<string, unknown>;
      return { status: 200, body };
    }
    case 'text-only':
    case 'max-tokens':
    case 'unknown-finish':
      return done();
    case 'blocked-prompt':
    case 'blocked-picture':
    case 'recitation':
      return failure(
        400,
        'Your request was rejected by the safety system. If you believe this is an error, contact us at help.openai.com and include the request ID req_1. safety_violations=[violence].',
        'image_generation_user_error',
        'moderation_blocked',
      );
    case 'empty':
      return { status: 200, body: {} };
    case 'rate-limited':
      return {
        ...failure(
          429,
          `Rate limit reached for ${asked.model} in organization org-1 on input-images per min: Limit 5, Used 5, Requested 1. Please try again in 34.4s.`,
          'input-images',
          'rate_limit_exceeded',
        ),
        headers: { 'retry-after': '35', 'retry-after-ms': '34400' },
      };
    case 'daily-quota':
      return failure(
        429,
        `Rate limit reached for ${asked.model} in organization org-1 on requests per day (RPD): Limit 200, Used 200.`,
        'requests',
        'rate_limit_exceeded',
      );
    case 'quota-zero':
    case 'no-credit':
      return failure(
        429,
        'You exceeded your current quota, please check your plan and billing details.',
        'insufficient_quota',
        'insufficient_quota',
      );
    case 'spent':
      return failure(
        400,
        'Billing hard limit has been reached',
        'image_generation_user_error',
        'billing_hard_limit_reached',
      );
    case 'key-invalid':
      return KEY_INVALID;
    case 'forbidden':
      return failure(
        403,
        `Your organization must be verified to use the model \`${asked.model}\`. Please go to: https://platform.openai.com/settings/organization/general and click on Verify Organization.`,
        'invalid_request_error',
      );
    case 'retired':
      return noSuchModel(asked.model);
    case 'too-large':
      return failure(413, 'Request entity too large', 'invalid_request_error');
    case 'internal':
      return failure(500, 'The server had an error while processing your request. Sorry about that!', 'server_error');
    case 'overloaded':
      return failure(503, 'The engine is currently overloaded, please try again later', 'service_unavailable');
    case 'error-in-200':
      return failure(200, 'The server had an error while processing your request.', 'server_error');
    case 'error-array':
      return { status: 503, body: [failure(503, 'The model is overloaded.', 'server_error').body] };
  }
}

/** Where it may choose, the shape of the first picture, else a square. */
function sizeOf({ size, first }: Asked): { width: number; height: number; size: string } {
  const chosen = size === undefined || size === 'auto' ? likeFirst(first) : size;
  const [width = 1024, height = 1024] = chosen.split('x').map(Number);
  return { width, height, size: chosen };
}

function likeFirst(first: Buffer | undefined): string {
  if (first?.toString('latin1', 1, 4) !== 'PNG') return '1024x1024';
  const [width = 1, height = 1] = pngSize(first).split('x').map(Number);
  if (width > height * 1.2) return '1536x1024';
  return height > width * 1.2 ? '1024x1536' : '1024x1024';
}

function svgPicture(width: number, height: number, seed: number): string {
  const [w, h, hue] = [String(width), String(height), String(seed % 360)];
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}"><rect width="${w}" height="${h}" fill="hsl(${hue} 60% 50%)"/><circle cx="${String(width / 2)}" cy="${String(height / 2)}" r="${String(width / 4)}" fill="#ffffff"/></svg>`;
}

function failure(status: number, message: string, type: string, code: string | null = null): Answer {
  return { status, body: { error: { message, type, param: null, code } } };
}

const KEY_INVALID = failure(
  401,
  'Incorrect API key provided: sk-test****************6789. You can find your API key at https://platform.openai.com/account/api-keys.',
  'invalid_request_error',
  'invalid_api_key',
);

function noSuchModel(model: string): Answer {
  return failure(
    404,
    `The model '${model}' does not exist or you do not have access to it.`,
    'invalid_request_error',
    'model_not_found',
  );
}
