/** What the lists of models answer, with fields, kinds and units among it that no app knows yet. */
import { MODEL_FACTS } from './modelFacts.ts';
import type { Answer } from './providerServer.ts';
import { ROUTER_FACTS, type FactParameter, type RouterFacts } from './routerFacts.ts';

const IMAGES = '/api/v1/images/models';
const CHAT = '/api/v1/models';
const ZDR = '/api/v1/endpoints/zdr';
const ENDPOINTS = /^\/api\/v1\/images\/models\/([^/]+\/[^/]+)\/endpoints$/;

export function isList(path: string): boolean {
  return path === IMAGES || path === CHAT || path === ZDR || ENDPOINTS.test(path);
}

export function playList(path: string, retired: readonly string[]): Answer {
  const offered = [...ROUTER_FACTS].filter(([id]) => !retired.includes(id));
  if (path === IMAGES)
    return { status: 200, body: { data: [...offered.map(drawing), ...geminis(retired)], next: null } };
  if (path === CHAT)
    return { status: 200, body: { data: [...offered.flatMap(chatting), ...geminis(retired), ...WRITERS] } };
  if (path === ZDR) return { status: 200, body: { data: KEPT_NOWHERE } };
  const id = decodeURIComponent(ENDPOINTS.exec(path)?.[1] ?? '');
  const facts = ROUTER_FACTS.get(id);
  return facts
    ? { status: 200, body: endpointsOf(id, facts) }
    : { status: 404, body: { error: { code: 404, message: 'Not Found' } } };
}

/** Endpoints that keep nothing of what they are sent. */
const KEPT_NOWHERE = [
  ['black-forest-labs/flux-3-image', 'Black Forest Labs'],
  ['black-forest-labs/flux-3-image', 'Fal'],
  ['google/gemini-nano-banana-2.1', 'Google Vertex'],
  ['acme/scribe-2', 'Acme'],
].map(([model_id, provider_name]) => ({ name: `${provider_name} | ${model_id}`, model_id, provider_name, tag: 'x/y' }));

function drawing([id, facts]: readonly [string, RouterFacts]) {
  return {
    id,
    name: facts.title,
    description: 'Draws.',
    created: 1_790_000_000,
    mood: { colour: 'blue' },
    architecture: {
      input_modalities: ['text', 'image'],
      output_modalities: facts.writes ? ['image', 'text'] : ['image'],
    },
    supported_parameters: supportedBy(facts),
    supports_streaming: id.startsWith('openai/'),
    endpoints: `${IMAGES}/${id}/endpoints`,
  };
}

function supportedBy({ parameters, hasSeed, references }: RouterFacts, lacks: readonly string[] = []) {
  const told: readonly (readonly [string, object])[] = Object.entries(parameters).map(([name, each]) => [
    name,
    toldOf(each),
  ]);
  return Object.fromEntries([
    ...told.filter(([name]) => !lacks.includes(name)),
    ...(hasSeed ? [['seed', { type: 'range', min: 0, max: 2_147_483_647 }] as const] : []),
    ['input_references', { type: 'range', min: 0, max: references }],
    ['n', { type: 'range', min: 1, max: 10 }],
  ]);
}

function toldOf(parameter: FactParameter): object {
  return parameter;
}

function endpointsOf(id: string, facts: RouterFacts) {
  return {
    id,
    endpoints: facts.endpoints.map(({ slug, lacks, pricing }) => ({
      provider_name: slug,
      provider_slug: slug,
      provider_tag: null,
      supported_parameters: supportedBy(facts, lacks),
      allowed_passthrough_parameters: ['steps'],
      supports_streaming: false,
      pricing,
      weather: ['sunny'],
    })),
  };
}

function chatting([id, facts]: readonly [string, RouterFacts]) {
  return facts.writes ? [chat(id, facts.title, ['image', 'text'], { prompt: '0.00001', completion: '0.00004' })] : [];
}

function geminis(retired: readonly string[]) {
  return [...MODEL_FACTS.keys()]
    .map((id) => `google/${id}`)
    .filter((id) => !retired.includes(id))
    .map((id) => chat(id, id, ['image', 'text'], { prompt: '0.0000015', completion: '0.0000075' }));
}

const WRITERS = [
  chat('google/gemini-3.8-flash', 'Gemini 3.8 Flash', ['text'], { prompt: '0.0000005', completion: '0.000003' }),
  chat('acme/scribe-2', 'Acme Scribe 2', ['text'], {
    prompt: '0.000002',
    completion: '0.000008',
    discount: 0.5,
    overrides: [{ utc_start: '08:00', utc_end: '18:00', prompt: '0.000003', completion: '0.000006' }],
  }),
  chat('acme/router', 'Acme Router', ['text'], { prompt: '-1', completion: '-1' }),
  chat('acme/singer', 'Acme Singer', ['audio'], { prompt: '0', completion: '0' }),
];

function chat(id: string, name: string, output_modalities: readonly string[], pricing: object) {
  return {
    id,
    name,
    context_length: 100_000,
    architecture: { modality: 'text->text', input_modalities: ['text', 'image'], output_modalities },
    supported_parameters: ['temperature', 'top_p'],
    pricing,
  };
}
