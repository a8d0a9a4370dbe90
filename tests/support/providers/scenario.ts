/** What a provider server does with a request. The names are shared, so a test can be written once for both services. */

/** What it answers. */
export type AnswerScenario =
  /** A picture, a text and the cost. */
  | 'picture'
  /** Thoughts in text and a draft before the picture. */
  | 'thought-parts'
  /** The only picture is marked as a thought. */
  | 'only-thoughts'
  /** Three pictures, each different. */
  | 'several-pictures'
  /** One picture, twice. */
  | 'duplicate-pictures'
  /** A JPEG declared as PNG. */
  | 'wrong-mime'
  /** An animated GIF. */
  | 'gif'
  | 'avif'
  /** A picture whose figures leave it out. */
  | 'free-picture'
  /** A picture of another service tier than was asked for. */
  | 'downgraded'
  | 'text-only'
  | 'blocked-prompt'
  /** Stopped while drawing; the parts are missing. */
  | 'blocked-picture'
  | 'recitation'
  | 'max-tokens'
  /** A finish reason nobody documented. */
  | 'unknown-finish'
  | 'empty'
  /** 429 with a wait of 34.4 s. */
  | 'rate-limited'
  | 'daily-quota'
  | 'quota-zero'
  | 'no-credit'
  | 'key-invalid'
  | 'forbidden'
  /** What may be spent is used up, under a status that says something else. */
  | 'spent'
  /** A page with status 403 that wants to see a human. */
  | 'bot-check'
  | 'retired'
  | 'too-large'
  | 'internal'
  | 'overloaded'
  | 'error-in-200'
  | 'error-array'
  /** A gateway's page with status 502. */
  | 'html'
  /** A picture that ends in its middle, in a reply that does not. */
  | 'cut-picture'
  /** A picture of about 30 MB. */
  | 'huge-picture'
  /** Strings that are long and no pictures. */
  | 'long-signature';

/** How it sends a picture. */
export type DeliveryScenario =
  /** The body ends in the middle, cleanly. */
  | 'truncated'
  /** The connection breaks in the middle. */
  | 'reset'
  /** Waits before the headers. */
  | 'slow-headers'
  /** Waits between the pieces of the body. */
  | 'slow-body'
  /** `/`, `+` and `=` written as JSON escapes. */
  | 'escaped-base64'
  | 'gzip'
  /** Never answers. */
  | 'hang'
  /** A picture that never ends. */
  | 'endless';

/** How it streams a picture that was asked for as a stream. */
export type StreamScenario =
  /** The finished one before what came of it before. */
  | 'final-first'
  | 'no-done'
  /** The stream ends without the finished one, between events or within one. */
  | 'cut-after-partials'
  | 'cut-in-a-partial'
  | 'cut-in-the-final'
  | 'error-after-partials'
  /** Events and comments nobody documented. */
  | 'unknown-events'
  /** What an event is stands behind its picture. */
  | 'type-last'
  | 'open-type-last'
  | 'name-only';

export type Scenario = AnswerScenario | DeliveryScenario | StreamScenario;

export interface Behaviour {
  readonly scenario: Scenario;
  /** ms before anything is answered. */
  readonly delayMs?: number;
  /** Nothing is answered before this. */
  readonly after?: Promise<unknown>;
  /** Of a stream the finished picture is not sent before this. */
  readonly beforeLast?: Promise<unknown>;
}

const STREAMS: readonly string[] = [
  'final-first',
  'no-done',
  'cut-after-partials',
  'cut-in-a-partial',
  'cut-in-the-final',
  'error-after-partials',
  'unknown-events',
  'type-last',
  'open-type-last',
  'name-only',
] satisfies StreamScenario[];

export function isStreamed(scenario: Scenario): scenario is StreamScenario {
  return STREAMS.includes(scenario);
}

const DELIVERIES: readonly string[] = [
  'truncated',
  'reset',
  'slow-headers',
  'slow-body',
  'escaped-base64',
  'gzip',
  'hang',
  'endless',
] satisfies DeliveryScenario[];

export function isDelivery(scenario: Scenario): scenario is DeliveryScenario {
  return DELIVERIES.includes(scenario);
}

/** What answers in the place of a service: a check for robots, a gateway. */
export const PAGES = {
  'bot-check': { status: 403, body: '<!DOCTYPE html><html><title>Just a moment...</title><p>cloudflare</p></html>' },
  html: { status: 502, body: '<!DOCTYPE html><html><title>502 Bad Gateway</title><p>cloudflare</p></html>' },
} as const;

/** What a service answers itself. */
export type ServiceScenario = Exclude<AnswerScenario, keyof typeof PAGES>;

export function isPage(scenario: AnswerScenario): scenario is keyof typeof PAGES {
  return Object.hasOwn(PAGES, scenario);
}
