import { pngPicture } from '../pngPicture.ts';
import { isOdd, oddPicture, SMALL_JPEG, SMALL_WEBP } from './drawnPictures.ts';
import { drawnSize } from './modelFacts.ts';
import { openRouterImagesSchema, routerChatSchema } from './openRouterImagesSchema.ts';
import type { Answer, SeenRequest } from './providerServer.ts';
import { ROUTER_FACTS } from './routerFacts.ts';
import type { AnswerScenario } from './scenario.ts';

export const IMAGES_PATH = '/api/v1/images';

/** Why a request for a picture of one of these models is refused, at either endpoint; `undefined`: it is not. */
export function refuseImages({ path, body }: SeenRequest): Answer | undefined {
  const { model } = body as { readonly model: string };
  const facts = ROUTER_FACTS.get(model);
  if (!facts) return failure(400, `${model} is not a valid model ID`);
  if (path !== IMAGES_PATH && !facts.writes) {
    return failure(404, 'No endpoints found that support the requested output modalities: image, text');
  }
  const schema = path === IMAGES_PATH ? openRouterImagesSchema(facts) : routerChatSchema(facts);
  const issue = schema.safeParse(body).error?.issues[0];
  return issue && failure(400, `Invalid value at ${issue.path.join('.')}: ${issue.message}`);
}

interface ImagesBody {
  readonly prompt: string;
  readonly aspect_ratio?: string;
  readonly resolution?: string;
  readonly size?: string;
  readonly output_format?: string;
  readonly seed?: number;
}

/** USD a picture. */
export const OPENROUTER_IMAGE_PRICE = 0.041;

/** `undefined`: the answer is the same as for a picture by the chat path. `drawn`: which picture it is, where no seed tells. */
export function playImages(
  scenario: AnswerScenario,
  request: SeenRequest,
  scale: number,
  drawn: number,
): Answer | undefined {
  const body = request.body as ImagesBody;
  const seed = body.seed ?? drawn;
  const png = (more = 0) => pngPicture({ ...sizeOf(body, scale), seed: seed + more }).toString('base64');
  const formats: Readonly<Record<string, () => string>> = { jpeg: () => SMALL_JPEG, webp: () => SMALL_WEBP };
  const picture = formats[body.output_format ?? ''] ?? png;
  const done = (...pictures: readonly string[]): Answer => ({
    status: 200,
    headers: { 'x-generation-id': 'gen-1' },
    body: {
      created: 1_790_000_000,
      data: pictures.map((b64_json) => ({ b64_json, media_type: 'image/png' })),
      usage: { prompt_tokens: 0, completion_tokens: 4175, total_tokens: 4175, cost: OPENROUTER_IMAGE_PRICE },
    },
  });
  if (isOdd(scenario)) return done(oddPicture(scenario, seed).data);
  const answers: Partial<Record<AnswerScenario, () => Answer>> = {
    picture: () => done(picture()),
    'thought-parts': () => done(picture()),
    'only-thoughts': () => done(picture()),
    'long-signature': () => done(picture()),
    'several-pictures': () => done(png(2), png(1), png()),
    'duplicate-pictures': () => {
      const one = picture();
      return done(one, one);
    },
    'free-picture': () => ({ status: 200, body: { data: [{ b64_json: picture() }] } }),
    'text-only': () => done(),
    'max-tokens': () => done(),
    'unknown-finish': () => done(),
    'blocked-picture': () => failure(400, 'The picture was stopped by the content filter.', 'content_policy_violation'),
    recitation: () => failure(400, 'The picture was stopped by the content filter.', 'content_policy_violation'),
    'error-in-200': () => ({ status: 200, body: { error: { code: 502, message: 'Provider returned error' } } }),
    internal: () => failure(502, 'Image generation failed. You were not charged.', 'provider_unavailable'),
  };
  return answers[scenario]?.();
}

function sizeOf({ size, aspect_ratio: ratio = 'auto', resolution }: ImagesBody, scale: number) {
  const sides = /^(\d+)x(\d+)$/.exec(size ?? '');
  if (!sides) return drawnSize(ratio, resolution ?? size ?? '1K', scale);
  const [width = 1, height = 1] = sides.slice(1).map((side) => Math.max(1, Math.round(Number(side) * scale)));
  return { width, height };
}

function failure(code: number, message: string, error_type = 'invalid_request'): Answer {
  return { status: code, body: { error: { code, message, metadata: { error_type } }, user_id: 'user_1' } };
}
