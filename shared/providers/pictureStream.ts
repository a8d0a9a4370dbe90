import { statedError } from './serverWords.ts';

/** Reads a picture that comes as a stream of events, some of them with what is drawn of it so far. */
export interface PictureStream {
  /**
   * Whether an event, also one of which only the beginning has come, brings a picture that is not finished. `name`: what it is called beside its
   * data, which counts where the data does not say. Never throws.
   */
  readonly isPartial: (event: unknown, name?: string) => boolean;
  /** Hears a whole event. Never throws. */
  readonly hear: (event: unknown, name?: string) => void;
  /** Whether it was said how the answer ends; a stream that stops before was broken off. */
  readonly isEnded: () => boolean;
  /** The reply as if all that tells of the finished picture had come at once, for `decode` and `cost`. */
  readonly body: () => unknown;
}

/** More events that tell something are in no honest answer: one has a picture, an error, or both. */
const MOST_TELLING = 64;

/**
 * The stream of OpenAI's picture endpoints, and of OpenRouter's. What is not marked as partial counts as finished, whatever it is called: it may
 * be what was paid for. Events that bring nothing are let pass.
 * @see https://platform.openai.com/docs/api-reference/images-streaming
 */
export function pictureStream(): PictureStream {
  const telling: unknown[] = [];
  let isEnded = false;
  return {
    isPartial,
    hear: (told, name) => {
      // `[DONE]`, read as JSON.
      isEnded ||= Array.isArray(told) && told.length === 0;
      const event = withName(told, name);
      if (!isObject(event) || isPartial(event)) return;
      const { b64_json, url, ...said } = event;
      const picture = [b64_json, url].find((source) => typeof source === 'string' && source !== '');
      const isError = said['type'] === 'error' || statedError(event) !== undefined;
      const isFinal = picture !== undefined || 'data' in said || isCalled(event, /\.completed$/);
      if (!isError && !isFinal) return;
      isEnded = true;
      if (telling.length === MOST_TELLING) return;
      telling.push({
        ...said,
        // Some say it without an `error` around the words.
        ...(isError && { error: said['error'] ?? said }),
        ...(picture !== undefined && { data: [{ b64_json: picture }] }),
      });
    },
    isEnded: () => isEnded,
    body: () => (telling.length > 1 ? telling : (telling[0] ?? {})),
  };
}

function isPartial(told: unknown, name?: string): boolean {
  const event = withName(told, name);
  return isObject(event) && isCalled(event, /\.partial_image$/);
}

function withName(event: unknown, name: string | undefined): unknown {
  if (name === undefined || !isObject(event) || 'type' in event) return event;
  return { ...event, type: name };
}

function isCalled({ type }: Readonly<Record<string, unknown>>, name: RegExp): boolean {
  return typeof type === 'string' && name.test(type);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
