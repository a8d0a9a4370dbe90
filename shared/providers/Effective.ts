/** What a call will really be. */
import type { EndpointKind } from '../graph/callKinds.ts';
import type { JsonObject } from '../graph/Field.ts';
import type { Turn } from '../graph/generation.ts';
import type { Money } from '../graph/Money.ts';
import type { SentReference } from './sentReferences.ts';
import type { AskedSize, PixelSize, Setting } from './Model.ts';

/** Exactly what the server will see, before it is put into the provider's words. Hashable; holds no key. */
export interface EffectiveRequest {
  /** Absent: a picture is asked for. */
  readonly kind?: 'text';
  readonly provider: string;
  readonly model: string;
  readonly prompt: string;
  readonly instructions: string;
  readonly references: readonly SentReference[];
  /** Where the first reference is to change; absent: none is sent. */
  readonly mask?: SentReference;
  /** What is drawn on the first reference; absent: none is sent. */
  readonly markup?: SentReference;
  /** Exchanges that are sent before it, oldest first; the last ended with the first reference, which goes there and nowhere else. Absent: none. */
  readonly turns?: readonly Turn[];
  /** 0 to 2147483647. It tells the pictures of a batch apart, also where the model takes none and it is not sent. */
  readonly wireSeed: number;
  /** What the model's family sends beside them. Only the family and its adapters read it. */
  readonly options: JsonObject;
  /** To whom the provider is to hand it on, in its own words. Absent: that is its choice. */
  readonly routing?: JsonObject;
}

export interface Effective {
  readonly request: EffectiveRequest;
  /** The name to read the key under; absent: none is needed. */
  readonly keyName?: string;
  /** What will be sent beside words and pictures, in reading order. */
  readonly settings: readonly Setting[];
  /** What differs from what the user asked for and why, and what speaks against the model: a sentence or two each. */
  readonly notes: readonly string[];
  /** What size to expect; absent: no picture is asked for. */
  readonly pixels?: PixelSize;
  /** Absent: no size was asked for. */
  readonly askedSize?: AskedSize;
  readonly estimate: Money;
  /** Whether the estimate rests on the model's own price; else no cap can hold the call. */
  readonly isPriced: boolean;
  /** The line of the price list the estimate rests on, with its date, for people; absent: there is none. */
  readonly price?: string;
  /** What it means that the call is cut off. Absent: `ask`. */
  readonly endpoint?: EndpointKind;
  /** Which part of the list price this call is charged at, 0 to 1, as where it may be made later for less. Absent: 1. */
  readonly share?: number;
  /**
   * How many times what is drawn so far is to be shown before the picture is done; where its provider takes no number, any. No part of the
   * request: the picture is the same. Absent: never.
   */
  readonly partials?: number;
  /** ms in which something must be heard of it. */
  readonly timeoutMs: number;
}
