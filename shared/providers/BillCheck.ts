import type { Money } from '../graph/Money.ts';
import type { HttpReply } from './HttpReply.ts';

/** How a provider is asked, for free, what became of a call whose answer began and was cut off. */
export interface BillCheck {
  /** What it calls the call, by the headers of the answer; `undefined`: it does not say. */
  readonly idIn: (headers: HttpReply['headers']) => string | undefined;
  /** Path of a GET whose reply `billed` reads. */
  readonly path: (id: string) => string;
  /** What was billed for it; `undefined`: nothing is known of it, or not yet. Never throws. */
  readonly billed: (reply: HttpReply) => Money | undefined;
}
