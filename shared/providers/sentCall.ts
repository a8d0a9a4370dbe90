import type { PixelSize } from './Model.ts';
import type { EffectiveRequest } from './Effective.ts';
import type { HttpBody, HttpCall } from './HttpCall.ts';
import type { ProviderAdapter } from './ProviderAdapter.ts';
import { properMime } from './pictureSlot.ts';
import type { SentReference } from './sentReferences.ts';
import { redactKeys } from '../graph/keyShapes.ts';

/**
 * A call as its server received it, part by part; without address, headers and key, and without what only says how its answer is to come, at once
 * or as events: that is no part of a request, and the picture is the same.
 */
export interface SentCall {
  /** Which part of the provider's API was called: a path without an address. */
  readonly endpoint: string;
  /** What stood where prompts stand, with whatever was put before it. */
  readonly prompt: string;
  /** What was told apart from the prompt; empty: nothing. */
  readonly instructions: string;
  /** Whether instructions went in front of the prompt, since there is no place for them. */
  readonly isInstructedInPrompt: boolean;
  /** In the order they were sent. */
  readonly pictures: readonly SentPicture[];
  /** Under the provider's own names, dots between them, in the order they were sent; without the model and what only holds words and pictures. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/** A picture as it was sent. Its size is in px. */
export interface SentPicture extends PixelSize {
  /** Of the library's picture it was made from. */
  readonly id: string;
  readonly mime: string;
}

/** Nobody writes these: where they come out is where prompt and instructions go. */
const PROMPT = '\u{F0000}prompt\u{F0000}';
const INSTRUCTIONS = '\u{F0000}instructions\u{F0000}';

/**
 * What a request became on the wire, told from the same `encode` that sent it; `undefined` where nothing is sent.
 * Whatever looks like a key is left out of every word of it.
 */
export function sentCall(provider: ProviderAdapter, request: EffectiveRequest): SentCall | undefined {
  if (provider.kind === 'local') return undefined;
  const encode = request.kind === 'text' ? provider.text?.encode : provider.encode;
  return encode && readCall(encode(withMarks(request)), request);
}

function withMarks(request: EffectiveRequest): EffectiveRequest {
  const { instructions } = request;
  return { ...request, prompt: PROMPT, instructions: instructions.trim() === '' ? instructions : INSTRUCTIONS };
}

function readCall({ path, body }: HttpCall, request: EffectiveRequest): SentCall {
  const leaves = leavesOf(body);
  const words = leaves.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  const prompt = words.find((text) => text.includes(PROMPT)) ?? '';
  const apart = words.find((text) => text.includes(INSTRUCTIONS) && !text.includes(PROMPT)) ?? '';
  const told = (text: string) =>
    redactKeys(text.replace(INSTRUCTIONS, () => request.instructions).replace(PROMPT, () => request.prompt));
  const holders = new Set(leaves.filter(isContent).map(({ names }) => names[0]));
  return {
    endpoint: redactKeys(path.replace(/[?#].*$/s, '')),
    prompt: told(prompt),
    instructions: told(apart),
    isInstructedInPrompt: prompt.includes(INSTRUCTIONS),
    pictures: leaves.flatMap(({ value }) => (isPicture(value) ? [pictureOf(value)] : [])),
    fields: leaves
      .filter(({ names }) => !holders.has(names[0]) && names[0] !== 'model')
      .map(({ names, value }) => [names.join('.'), redactKeys(wordsOf(value))]),
  };
}

interface Leaf {
  readonly names: readonly string[];
  readonly value: unknown;
}

interface Picture {
  readonly $picture: SentReference;
  readonly as?: string;
}

function isContent({ value }: Leaf): boolean {
  return isPicture(value) || (typeof value === 'string' && (value.includes(PROMPT) || value.includes(INSTRUCTIONS)));
}

function leavesOf(body: HttpBody): readonly Leaf[] {
  if ('json' in body) return leavesIn(body.json, []);
  return body.form.map((part) => ({ names: [part.name], value: 'value' in part ? part.value : part }));
}

/** Lists of plain values stay whole. */
function leavesIn(value: unknown, names: readonly string[]): readonly Leaf[] {
  const isNested = typeof value === 'object' && value !== null && !isPicture(value);
  if (!isNested || (Array.isArray(value) && value.every((each) => typeof each !== 'object'))) return [{ names, value }];
  return Object.entries(value).flatMap(([name, inner]) => leavesIn(inner, [...names, name]));
}

function isPicture(value: unknown): value is Picture {
  return typeof value === 'object' && value !== null && '$picture' in value;
}

function pictureOf({ $picture: { id, width, height, longSide, mime }, as }: Picture): SentPicture {
  const scale = Math.min(1, (longSide ?? Infinity) / Math.max(width, height, 1));
  return {
    id,
    mime: as ?? properMime({ mime }),
    width: Math.round(width * scale),
    height: Math.round(height * scale),
  };
}

function wordsOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
