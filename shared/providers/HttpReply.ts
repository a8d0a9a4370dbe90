/** A reply, its pictures taken out, and what adapters read in it. */
import type { AnswerPart } from '../graph/generation.ts';
import type { AppError } from '../errors/AppError.ts';
import type { Money } from '../graph/Money.ts';
import type { Sources } from '../graph/Sources.ts';
import type { Setting } from './Model.ts';

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
  /** What was really used, where the reply tells and it is not what was sent: to be told and kept beside that. */
  readonly served?: readonly Setting[];
  /** What was looked for and found before it was drawn; absent: nothing. */
  readonly sources?: Sources;
  /** What else is to be known of it, a sentence each. */
  readonly notes?: readonly string[];
  /** The answer as it can be sent back; absent: it cannot. Only of a reply with one picture. */
  readonly answer?: readonly AnswerPart[];
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
  /** As `Effective.share`, by that tier; absent: as was asked. */
  readonly share?: number;
}
