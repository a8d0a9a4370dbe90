/** What a provider is: data and pure functions. The Node side makes the one HTTP call; nothing here does I/O or sees a key but `authorize`. */
import type { AppError } from '../errors/AppError.ts';
import type { EndpointKind } from '../graph/callKinds.ts';
import type { JsonObject } from '../graph/Field.ts';
import type { GenerateRequest, ImageRef, ProviderChoice, WriteRequest } from '../graph/generation.ts';
import type { Money } from '../graph/Money.ts';
import type { AskedSize, Model, PixelSize, Setting } from './Model.ts';

/** Exactly what the server will see, before it is put into the provider's words. Hashable; holds no key. */
export interface EffectiveRequest {
  /** Absent: a picture is asked for. */
  readonly kind?: 'text';
  readonly provider: string;
  readonly model: string;
  readonly prompt: string;
  readonly instructions: string;
  readonly references: readonly ImageRef[];
  /** 0 to 2147483647. It tells the pictures of a batch apart, also where the model takes none and it is not sent. */
  readonly wireSeed: number;
  /** What the model's family sends beside them. Only the family and its adapters read it. */
  readonly options: JsonObject;
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
  /** ms for the whole call, answer included. */
  readonly timeoutMs: number;
}

/** A POST. Where its body holds a picture of the library, the Node side puts the picture's bytes in its place. */
export interface HttpCall {
  /** Appended to the provider's base URL; begins with `/`, holds no query with secrets. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: HttpBody;
}

/**
 * - `json`: any value; a `PictureSlot` in it becomes a string
 * - `form`: multipart/form-data, its parts in their order; several may have one name
 */
export type HttpBody = { readonly json: unknown } | { readonly form: readonly FormPart[] };

/** A picture of the library that is to be sent. */
interface SentPicture {
  readonly $picture: ImageRef;
  /** The MIME type its first frame is converted to; absent: it is sent as it is. */
  readonly as?: string;
}

/** Stands in JSON for a picture's base64, after `prefix`. */
export interface PictureSlot extends SentPicture {
  readonly prefix: string;
}

export type FormPart = FormText | FormFile;

interface FormText {
  readonly name: string;
  readonly value: string;
}

export interface FormFile extends SentPicture {
  readonly name: string;
  readonly filename: string;
  /** MIME type of what is sent. */
  readonly type: string;
}

/**
 * A reply with its pictures taken out. Long base64 strings under the adapter's `pictureKeys` were streamed to disk and stand here as
 * `blob:…` references; short ones are still the text itself.
 */
export interface HttpReply {
  /** HTTP status. */
  readonly status: number;
  /** Header names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON, or the text where it is none. */
  readonly body: unknown;
}

/** A picture in a reply: a `blob:…` reference, base64, a `data:` URL or an https URL. */
export interface ReplyPicture {
  readonly source: string;
}

export interface Usage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly imageTokens?: number;
}

/** A reply understood. */
export interface Generated {
  /** The picture to keep: the last that is no thought. */
  readonly picture: ReplyPicture;
  /** Further pictures of the same reply, in order; usually none. They are paid for, so they are kept too. */
  readonly others: readonly ReplyPicture[];
  /** All that was said and is no thought; empty: nothing. */
  readonly text: string;
  /** An error the reply tells although a finished picture is in it. The picture is paid for and counts; the words stay beside it. */
  readonly problem?: AppError;
}

/** A text reply understood. */
export interface Written {
  /** Never empty. */
  readonly text: string;
  /** What is to be known of it, such as that it was cut by its length: a sentence or two. */
  readonly note?: string;
}

/** What a reply says of its cost, whether or not it holds a picture. */
export interface ReplyCost {
  readonly usage?: Usage;
  /** Absent where the reply does not tell. */
  readonly cost?: Money;
  /** The service tier that really answered, where the reply tells. */
  readonly tier?: string;
}

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

interface ProviderBase {
  /** Written in files as `<id>-provider`. */
  readonly id: string;
  readonly title: string;
  /** One sentence on what it is. */
  readonly help: string;
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
  /** MIME types of the reference pictures it takes; `encode` has others converted. */
  readonly referenceTypes: readonly string[];
  readonly encode: (request: EffectiveRequest) => HttpCall;
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
  /** Absent: it writes none. */
  readonly text?: HttpTextCalls;
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
export function chooseModel(provider: ProviderAdapter, model: string, keyName?: string): ProviderChoice {
  const { family } = provider.model(model);
  return keyName === undefined
    ? { provider: provider.id, model, family }
    : { provider: provider.id, model, family, keyName };
}
