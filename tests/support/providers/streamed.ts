import { pngPicture } from '../pngPicture.ts';
import type { MultipartFile, MultipartText } from '../readMultipart.ts';
import type { Answer, SeenRequest } from './providerServer.ts';
import type { StreamScenario } from './scenario.ts';

/** What OpenRouter sends, where nobody says how many. */
const ROUTER_PARTIALS = 2;

interface PictureBody {
  readonly data: readonly { readonly b64_json: string }[];
  readonly usage?: object;
}

/** The answer of an endpoint for pictures as a stream of events, where it was asked for as one; else as it is. */
export function streamed(answer: Answer, request: SeenRequest, scenario?: StreamScenario): Answer {
  const count = partialsAsked(request);
  const { data, ...told } = (answer.body ?? {}) as Partial<PictureBody>;
  if (count === undefined || answer.status !== 200 || !data) return answer;
  const isEdit = request.path.endsWith('/edits');
  const kind = isEdit ? 'image_edit' : 'image_generation';
  const partials = Array.from({ length: count }, (_, at) => ({
    type: `${kind}.partial_image`,
    partial_image_index: at,
    b64_json: partialPicture(at),
  }));
  const finals = data.map((picture) => ({ type: `${kind}.completed`, ...picture, ...told }));
  const done = 'data: [DONE]\n\n';
  const eventsOf = (...all: readonly { readonly type: string }[]): string =>
    all.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('');
  const typeLast = (...all: readonly { readonly type: string }[]): string =>
    all.map(({ type, ...event }) => `data: ${JSON.stringify({ ...event, type })}\n\n`).join('');
  const bodies: Readonly<Record<StreamScenario, () => string>> = {
    'final-first': () => eventsOf(...finals, ...partials) + done,
    'no-done': () => eventsOf(...partials, ...finals),
    'cut-after-partials': () => eventsOf(...partials),
    'cut-in-a-partial': () => eventsOf(...partials).slice(0, -40),
    'cut-in-the-final': () => eventsOf(...partials) + eventsOf(...finals).slice(0, -600),
    'error-after-partials': () =>
      eventsOf(...partials, { type: 'error', error: { message: 'The picture could not be made.', code: '502' } } as {
        type: string;
      }) + done,
    'unknown-events': () =>
      `: a comment\n\n${eventsOf({ type: 'image_generation.queued' }, ...partials, { type: 'keepalive' }, ...finals)}${done}`,
    'type-last': () => typeLast(...partials, ...finals) + done,
    'open-type-last': () => typeLast(...finals, ...partials).trimEnd(),
    'name-only': () =>
      [...partials, ...finals]
        .map(({ type, ...event }) => `event: ${type}\ndata: ${JSON.stringify(event)}\n\n`)
        .join('') + done,
  };
  const body = scenario ? bodies[scenario]() : eventsOf(...partials, ...finals) + done;
  return { status: 200, headers: { ...answer.headers, 'content-type': 'text/event-stream' }, body };
}

/** What is drawn so far is another picture than the one that comes, and no small one. */
export function partialPicture(at: number): string {
  return pngPicture({ width: 160, height: 120, seed: 9000 + at }).toString('base64');
}

function partialsAsked({ path, body }: SeenRequest): number | undefined {
  if (!path.includes('/images')) return undefined;
  const asked = Array.isArray(body) ? textsOf(body as readonly (MultipartText | MultipartFile)[]) : (body as object);
  const { stream, partial_images: count } = asked as { readonly stream?: unknown; readonly partial_images?: unknown };
  if (String(stream) !== 'true') return undefined;
  return path.startsWith('/api/') ? ROUTER_PARTIALS : Number(count ?? 0);
}

function textsOf(parts: readonly (MultipartText | MultipartFile)[]): object {
  return Object.fromEntries(parts.flatMap((part) => ('value' in part ? [[part.name, part.value]] : [])));
}
