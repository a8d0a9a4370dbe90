/** What a provider is: data and pure functions. The Node side makes the one HTTP call; nothing here does I/O or sees a key but `authorize`. */
import type { GenerateRequest, ProviderChoice, WriteRequest } from '../graph/generation.ts';
import type { BillCheck } from './BillCheck.ts';
import type { Effective, EffectiveRequest } from './Effective.ts';
import type { HttpCall } from './HttpCall.ts';
import type { Generated, HttpReply, ReplyCost, Written } from './HttpReply.ts';
import type { KeyCheckCall } from './KeyCheck.ts';
import type { ModelListing } from './live/ModelListing.ts';
import type { Model } from './Model.ts';
import type { PictureStream } from './pictureStream.ts';
import type { ProviderRouting } from './ProviderRouting.ts';
import type { TextStream } from './TextStream.ts';

interface ProviderBase {
  /** Written in files as `<id>-provider`. */
  readonly id: string;
  readonly title: string;
  /** One sentence on what it is. */
  readonly help: string;
  /** What else it is looked for by, in lower case. */
  readonly keywords?: readonly string[];
  readonly models: readonly [Model, ...Model[]];
  /** The model of an id, known or not: a custom id gets the abilities of the nearest family member. */
  readonly model: (id: string) => Model;
  /** What will really be sent, and what that means. Never throws; nothing is changed, and no model is about to end, without a note. */
  readonly effective: (request: GenerateRequest) => Effective;
}

/** Texts that a provider writes. */
interface TextCalls {
  /** What will really be sent: `kind` is `text`, and no size is expected. Never throws. */
  readonly effective: (request: WriteRequest) => Effective;
}

/** Texts that a provider on the network writes. */
export interface HttpTextCalls extends TextCalls {
  readonly encode: (request: EffectiveRequest) => HttpCall;
  /** @throws as `HttpProvider.decode`; a reply without a text is a failure. */
  readonly decode: (reply: HttpReply, request: EffectiveRequest) => Written;
  /** What an answer says so far, also one that `decode` refuses. Never throws. */
  readonly said: (reply: HttpReply) => string;
  /** Reads an answer that comes as a stream of events. Absent: its answers come at once. */
  readonly stream?: () => TextStream;
}

interface LocalTextCalls extends TextCalls {
  readonly write: (request: EffectiveRequest) => Written;
}

/**
 * Calls of the endpoint kind `collect`: handed in under a name of ours, known by an id of theirs, fetched when they are done. Nothing here
 * is asked for unless `Effective.endpoint` says so.
 */
export interface JobCalls {
  /** `name`: by which the job is found again where its id was never heard. */
  readonly submit: (request: EffectiveRequest, name: string) => HttpCall;
  /** Its id. @throws as `HttpProvider.decode` */
  readonly submitted: (reply: HttpReply, request: EffectiveRequest) => string;
  /** Path of a GET whose reply `found` reads: the id of the job of that name; `undefined`: there is none. @throws as `HttpProvider.decode` */
  readonly findPath: (name: string) => string;
  readonly found: (reply: HttpReply, name: string) => string | undefined;
  /** Path of a GET whose reply is the result, or holds it, once `isReady` says so. */
  readonly collectPath: (remoteId: string) => string;
  readonly isReady: (reply: HttpReply) => boolean;
  /** The answer within what was collected, as the call itself would have had it, for `decode` and `cost`. Absent: it is the reply. Never throws. */
  readonly resultOf?: (reply: HttpReply) => HttpReply;
}

/** A provider on the network. */
export interface HttpProvider extends ProviderBase {
  readonly kind: 'http';
  /** Where a key is made; shown when it is missing. */
  readonly keysUrl: string;
  readonly defaultKeyName: string;
  /** Tried after the default name when that is unset. */
  readonly otherKeyNames: readonly string[];
  /**
   * What its keys begin with; absent: they have no mark of their own. Each is one of the shapes in `graph/keyShapes`, so that such a key is
   * found wherever it stands.
   */
  readonly keyPrefixes?: readonly string[];
  /** Tells for free whether a key is good. */
  readonly checkKey: KeyCheckCall;
  readonly defaultBaseUrl: string;
  /** The environment variable that may name another base URL. */
  readonly baseUrlVariable: string;
  /** The only place a key enters: it comes back in headers. */
  readonly authorize: (key: string) => Readonly<Record<string, string>>;
  /**
   * Headers that tell it how long an answer is waited for, ms: so that it ends what takes too long itself, and says so, a little before we do.
   * Absent: it cannot be told.
   */
  readonly waitHeaders?: (timeoutMs: number) => Readonly<Record<string, string>>;
  /** MIME types of the reference pictures it takes; `encode` has others converted. */
  readonly referenceTypes: readonly string[];
  /** Its models take exchanges back that came before: `decode` gives the `answer`, `encode` sends the `turns`. Absent: it has none. */
  readonly takesTurns?: true;
  /** `partials`: as `Effective.partials`. */
  readonly encode: (request: EffectiveRequest, partials?: number) => HttpCall;
  /** Reads a picture that comes as a stream of events, as where it was asked for with `partials`. Absent: its pictures come at once. */
  readonly pictureStream?: () => PictureStream;
  /** JSON keys whose string values are pictures in base64 or `data:` URLs. */
  readonly pictureKeys: readonly string[];
  /**
   * @throws BlockedError, NoImageError, ProviderResponseError, and for a status that is an error, or a body that is one and holds no finished
   * picture: KeyRefusedError, BillingError, RateLimitedError, ModelNotFoundError, RequestRefusedError, ProviderUnavailableError.
   */
  readonly decode: (reply: HttpReply, request: EffectiveRequest) => Generated;
  /**
   * What any reply tells of its cost, also one that `decode` refuses; whether to believe it is for `believedCost`. Never throws.
   * `share`: as `Effective.share`, for whom counts by a price list.
   */
  readonly cost: (reply: HttpReply, request: EffectiveRequest, share?: number) => ReplyCost;
  /** Absent: it cannot be asked what a call cost that was cut off. */
  readonly billCheck?: BillCheck;
  /** Absent: it writes none. */
  readonly text?: HttpTextCalls;
  /** Absent: it hands no calls on. */
  readonly routing?: ProviderRouting;
  /** Absent: it has no list of its models that can be asked for. */
  readonly listing?: ModelListing<HttpProvider>;
  /** Absent: it has no endpoint of the kind `collect`. */
  readonly jobs?: JobCalls;
}

/** A provider that draws here: no key, no network, no cost. */
export interface LocalProvider extends ProviderBase {
  readonly kind: 'local';
  /** Absent: it writes none. */
  readonly text?: LocalTextCalls;
}

export type ProviderAdapter = HttpProvider | LocalProvider;

/** The choice a provider's node puts on its wire. */
export function chooseModel(
  provider: ProviderAdapter,
  model: string,
  more: Pick<ProviderChoice, 'keyName' | 'routing'> = {},
): ProviderChoice {
  const { family } = provider.model(model);
  return { provider: provider.id, model, family, ...more };
}
