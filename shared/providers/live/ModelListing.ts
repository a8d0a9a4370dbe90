import type { LiveList, LiveModel } from '../../graph/models/LiveList.ts';
import type { HttpReply } from '../HttpReply.ts';

/** How a provider is asked, for free, which models it has, and what becomes of the answer. */
export interface ModelListing<P> {
  /** It answers nobody without a key. */
  readonly needsKey: boolean;
  /**
   * Asks by GETs, one after the other or some at once; each path begins with `/` and holds no secret. What it does not understand of an answer
   * is left out; no answer may cost more than it is long. @throws as `HttpProvider.decode` where there is no list in it; what `ask` throws
   */
  readonly read: (ask: (path: string) => Promise<HttpReply>) => Promise<readonly LiveModel[]>;
  /** The provider with that laid over what is shipped: nothing that is shipped is lost by it. */
  readonly lay: (list: LiveList) => P;
}
