import { pngPicture } from '../pngPicture.ts';
import { drawnSize, ratioLike, type ModelFacts } from './modelFacts.ts';
import type { AnswerScenario } from './scenario.ts';

/** 64x64 px. */
export const SMALL_JPEG =
  '/9j/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCABAAEADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAAAAX/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/8QAFgEBAQEAAAAAAAAAAAAAAAAAAAQF/8QAFBEBAAAAAAAAAAAAAAAAAAAAAP/aAAwDAQACEQMRAD8AogM9cAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA//9k=';

/** 24x16 px, a red frame and a blue one. */
export const SMALL_GIF =
  'R0lGODlhGAAQAIAAAExpcf8AACH/C05FVFNDQVBFMi4wAwEAAAAh+QQFCgAAACwAAAAAGAAQAAACEYyPqcvtD6OctNqLs968+68UACH5BAUKAAAALAAAAAAYABAAgExpcQAA/wIRjI+py+0Po5y02ouz3rz7rxQAOw==';

/** 24x16 px, red. */
export const SMALL_WEBP =
  'UklGRkIAAABXRUJQVlA4IDYAAADwAgCdASoYABAAPtFUo0uoJKMhsAgBABoJQA7AACBsAAD+54v/9d4tKNf//BBbUemHEdcAAAA=';

/** 24x16 px, red. */
export const SMALL_AVIF =
  'AAAAHGZ0eXBhdmlmAAAAAG1pZjFhdmlmbWlhZgAAANZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAAA+gABAAAAAAAAACoAAAAjaWluZgAAAAAAAQAAABVpbmZlAgAAAAABAABhdjAxAAAAAA5waXRtAAAAAAABAAAAVmlwcnAAAAA4aXBjbwAAAAxhdjFDgSACAAAAABRpc3BlAAAAAAAAABgAAAAQAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAgMAAAAybWRhdBIACgg4EO/tICGg0jIcGUJjBMPPPPNBIADXcW7Nn38lUUMWgLlpiV6WqQ==';

export interface Drawing {
  readonly facts: ModelFacts;
  readonly ratio: string | undefined;
  readonly size: string | undefined;
  readonly seed: number;
  /** Base64 of the reference pictures. */
  readonly references: readonly string[];
}

/** Base64 of a PNG as the service would draw it; `draft` tells several pictures of one reply apart. */
export function drawPicture(drawing: Drawing, scale: number, draft = 0): string {
  const { facts, ratio, size = '1K', seed, references } = drawing;
  const shape = ratio ?? ratioOf(facts, references.at(-1));
  return pngPicture({ ...drawnSize(shape, size, scale), seed: seed + draft * 1_000_003 }).toString('base64');
}

/** Base64 of a PNG of 256 × 256 px that ends within its rows. */
function drawCutPicture(seed: number): string {
  const whole = pngPicture({ width: 256, height: 256, seed, noise: true });
  return whole.subarray(0, Math.floor(whole.length * 0.6)).toString('base64');
}

/** Base64 of about 30 MB. */
function drawHugePicture(seed: number): string {
  return pngPicture({ width: 3584, height: 2800, seed, noise: true }).toString('base64');
}

/** Pictures as no service should send them, and what each is said to be. */
const ODD = {
  'wrong-mime': { draw: () => SMALL_JPEG, mime: 'image/png' },
  gif: { draw: () => SMALL_GIF, mime: 'image/gif' },
  avif: { draw: () => SMALL_AVIF, mime: 'image/avif' },
  'cut-picture': { draw: drawCutPicture, mime: 'image/png' },
  'huge-picture': { draw: drawHugePicture, mime: 'image/png' },
} as const satisfies Partial<Record<AnswerScenario, { draw: (seed: number) => string; mime: string }>>;

export function isOdd(scenario: AnswerScenario): scenario is keyof typeof ODD {
  return Object.hasOwn(ODD, scenario);
}

/** `data`: base64. */
export function oddPicture(scenario: keyof typeof ODD, seed: number): { readonly data: string; readonly mime: string } {
  const { draw, mime } = ODD[scenario];
  return { data: draw(seed), mime };
}

/** Pictures whose size is not read count as square. */
function ratioOf(facts: ModelFacts, reference: string | undefined): string {
  const bytes = Buffer.from(reference?.slice(0, 64) ?? '', 'base64');
  if (bytes.length < 24 || bytes.toString('latin1', 1, 4) !== 'PNG') return '1:1';
  return ratioLike(facts.ratios, bytes.readUInt32BE(16), bytes.readUInt32BE(20));
}

/** Whether base64 holds a picture of a kind Gemini reads; others, such as GIF and AVIF, it refuses. */
export function isPicture(base64: string): boolean {
  return kindOf(base64) !== undefined;
}

/** Its MIME type by its first bytes; `undefined`: it is none that a provider takes. */
export function kindOf(base64: string): string | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || base64.length % 4 !== 0) return undefined;
  const start = Buffer.from(base64.slice(0, 32), 'base64').toString('latin1');
  return KINDS.find(([, begins]) => begins.test(start))?.[0];
}

const KINDS: readonly (readonly [string, RegExp])[] = [
  ['image/png', /^\x89PNG/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/webp', /^RIFF....WEBP/s],
  ['image/heic', /^....ftyphei/s],
];
