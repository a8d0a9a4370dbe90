import type { HttpReply } from './HttpReply.ts';

/**
 * - `works`: the provider takes the key
 * - `refused`: it does not
 * - `no-billing`: it takes the key and would not make a picture, because nothing is paid or left
 * - `offline`: it could not be asked
 * - `missing`: there is no key of the name
 * - `unclear`: it answered with something that tells nothing of the key
 */
export type KeyState = 'works' | 'refused' | 'no-billing' | 'offline' | 'missing' | 'unclear';

/** What a provider says of a key. */
export interface KeyCheck {
  readonly state: KeyState;
  readonly message: string;
  readonly hint?: string;
}

/** A GET that costs nothing and tells whether a key is good. */
export interface KeyCheckCall {
  /** Appended to the provider's base URL; begins with `/`, holds no secret. */
  readonly path: string;
  /** Never throws. */
  readonly decode: (reply: HttpReply) => KeyCheck;
}
