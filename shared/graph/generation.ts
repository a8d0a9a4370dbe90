/** The values that flow through a graph on the way to a picture. */
import type { JsonObject } from './Field.ts';
import type { Row } from './rows/Row.ts';

/** Which provider and model to ask, and the NAME of the key to use. Never the key. */
export interface ProviderChoice {
  readonly provider: string;
  readonly model: string;
  /** The family of settings the model understands; `any` goes with all. */
  readonly family: string;
  /** Absent where the provider needs no key. */
  readonly keyName?: string;
  /** To whom the provider is to hand calls on, in its own words. Absent: that is its choice. */
  readonly routing?: JsonObject;
}

/** What the user asked for. What a model will really be sent is worked out by its provider. */
export interface GenerationConfig {
  readonly family: string;
  /** How many pictures; each is a call of its own. */
  readonly batch: number;
  /** The family's own: nobody else reads them. */
  readonly options: JsonObject;
}

/** A picture in the library. Bytes never travel with it. */
export interface ImageRef {
  /** SHA-256 of the bytes, lower-case hex. */
  readonly id: string;
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
  readonly mime: string;
}

/** A piece of what a model answered, in its order. */
export interface AnswerPart {
  /** What was said there; absent: nothing. */
  readonly text?: string;
  /** The picture stands here. */
  readonly isPicture?: true;
  /** The model's own mark of the piece, which it wants back unchanged with it. */
  readonly signature?: string;
}

/** An exchange with a model that ended with a picture: what was asked, and its answer as it can be sent back. */
export interface Turn {
  readonly prompt: string;
  /** Those that were shown beside what the turns before it ended with. `longSide`: px; it was sent smaller. */
  readonly references: readonly (ImageRef & { readonly longSide?: number })[];
  readonly answer: readonly AnswerPart[];
  /** The picture of the answer. */
  readonly image: ImageRef;
}

/** One picture to make: one call. */
export interface GenerateRequest {
  readonly provider: ProviderChoice;
  readonly config: GenerationConfig;
  readonly prompt: string;
  /** Empty: none. */
  readonly instructions: string;
  readonly references: readonly ImageRef[];
  /** Where the first reference is to change: as large as that, see-through there. Absent: anywhere. */
  readonly mask?: ImageRef;
  /** What is drawn on the first reference, over nothing and as large as that. It does not go with a mask. Absent: nothing. */
  readonly markup?: ImageRef;
  /** As the user sees it, 0 or more; the wire seed is `seed % 2147483648`. */
  readonly seed: number;
  /** The first reference is to go back as the model's own answer, where it was that. */
  readonly continues?: true;
  /** The exchanges that ended with it, oldest first: known to the engine, not to a node. */
  readonly turns?: readonly Turn[];
  /** The row it is asked for; comes back with the result. It is not sent. */
  readonly row?: Row | undefined;
}

/** One text to write: one call. */
export interface WriteRequest extends Omit<GenerateRequest, 'config' | 'mask' | 'markup' | 'continues' | 'turns'> {
  /** Absent: as many as the model gives by itself. */
  readonly maxTokens?: number;
  /** Absent: the model's own. */
  readonly temperature?: number;
  /** Absent: the model's own. */
  readonly topP?: number;
}

/** What came of a call for a text. */
export interface WriteResult {
  /** Never empty. */
  readonly text: string;
  /** Of its request. */
  readonly row?: Row | undefined;
}

/** What came of a call for a picture. */
export interface GenerateResult {
  readonly image: ImageRef;
  /** What the model said beside the picture; empty: nothing. */
  readonly text: string;
  /** Of its request. */
  readonly row?: Row | undefined;
}
