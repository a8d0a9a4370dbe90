/** Words of servers that say more than the HTTP status they come with. */
import { TOO_LARGE, type FailingProvider, type FailureKind } from './failureError.ts';

/** A row: what is said, and what it means. */
export interface KnownWords {
  readonly says: RegExp;
  /** Only with these statuses; absent: with any. */
  readonly on?: readonly number[];
  /** Absent: as the status says. */
  readonly kind?: FailureKind;
  /** Absent: the usual one of the kind. */
  readonly hint?: string | ((provider: FailingProvider) => string);
}

/** Longer than any honest error, short enough that no text takes time. */
const READ_LIMIT = 4_000;

/** The first row that fits. */
export function findKnownWords(rows: readonly KnownWords[], words: string, status: number): KnownWords | undefined {
  const text = words.slice(0, READ_LIMIT);
  return rows.find(({ says, on }) => (on?.includes(status) ?? true) && says.test(text));
}

export function hintOf(row: KnownWords | undefined, provider: FailingProvider): string | undefined {
  return typeof row?.hint === 'function' ? row.hint(provider) : row?.hint;
}

/** What all providers, and the relays and gateways before them, say alike. */
export const COMMON_WORDS: readonly KnownWords[] = [
  {
    says: /\b(?:credits?|balance|funds)\b.{0,60}\b(?:depleted|exhausted|used up|ran out|run out|insufficient|too low|negative)/i,
    kind: 'billing',
  },
  {
    says: /\b(?:insufficient|not enough|out of|requires? more|purchase(?:d)?(?: more)?|add(?: more)?)[ _](?:\w+ ){0,2}(?:credits?|balance|funds|quota)\b|can only afford/i,
    kind: 'billing',
  },
  {
    says: /\bspend\w*\b.{0,60}\b(?:per|every|rolling|ten|10)[ -](?:10[ -])?minute/i,
    kind: 'rate',
    hint: 'What may be spent in ten minutes is used up. Wait that long, then run again. Fewer calls at once also help.',
  },
  {
    says: /\bspend(?:ing)?[ -](?:cap|limit)|\bbudget\b.{0,20}\b(?:exceeded|reached|used up)|\bmonthly (?:spend|budget|limit)|exceeded (?:its|your|the) budget/i,
    kind: 'billing',
    hint: ({ keysUrl }) => `The spending limit is reached. Raise it, from ${keysUrl}, or wait until it starts anew.`,
  },
  {
    says: /BILLING_DISABLED|\b(?:enable|requires?|set up|activate) (?:a )?billing\b|\bbilling\b.{0,40}\b(?:not (?:enabled|active)|disabled|inactive|closed|suspended)|\bbilled users\b|\bpayment (?:is )?(?:required|failed|overdue|past due)/i,
    kind: 'billing',
  },
  {
    says: /\bleaked\b|\bkey\b.{0,40}\b(?:exposed|compromised)\b/i,
    kind: 'key',
    hint: ({ keysUrl }) => `The key became known to others and is blocked for good. Make a new one at ${keysUrl}.`,
  },
  {
    says: /\bkey\b.{0,40}\b(?:has |is )?expired\b|\brenew the API key|API_KEY_EXPIRED/i,
    kind: 'key',
    hint: ({ keysUrl }) => `The key has expired. Make a new one at ${keysUrl}.`,
  },
  {
    says: /\bkey\b.{0,30}\b(?:disabled|revoked|deleted|deactivated)\b/i,
    kind: 'key',
    hint: ({ keysUrl }) => `The key was switched off. Switch it on, or make a new one, at ${keysUrl}.`,
  },
  {
    says: /CONSUMER_SUSPENDED|\b(?:account|user|project|consumer)\b.{0,120}\b(?:suspended|banned|locked|disabled|denied access)\b|\baccount\b.{0,40}\bflagged\b|\bviolat\w+ of (?:the |our )?terms/i,
    on: [400, 401, 403],
    kind: 'key',
    hint: ({ title }) =>
      `${title} has suspended the account or the project of the key. Its mail, or its support, says why.`,
  },
  {
    says: /\bAPI key (?:not|is not|not found|invalid)\b|\b(?:invalid|incorrect|missing|no valid) API key|no auth credentials|API_KEY_INVALID/i,
    on: [400, 401, 403],
    kind: 'key',
  },
  {
    says: /\boverloaded\b|experiencing high demand/i,
    kind: 'unavailable',
  },
  {
    says: /\b(?:token count|context (?:length|window)|too many (?:input )?tokens|maximum (?:number of )?(?:input )?tokens|(?:prompt|input) is too long)\b|context_length/i,
    kind: 'request',
    hint: 'Shorten the prompt or the instructions, or send fewer reference pictures.',
  },
  {
    says: /\b(?:payload|request|entity|body)\b.{0,30}\b(?:too large|exceeds)\b/i,
    kind: 'request',
    hint: TOO_LARGE,
  },
  {
    says: /\b(?:un|not )supported (?:mime|image|media|file)|\bunable to process (?:the )?input image|\bcould ?n[o']t (?:decode|read|download|process)\b.{0,30}\bimage|\binvalid[ _]image|unsupported_image|image_too|image_not_found|image_download/i,
    on: [400, 413, 415, 422],
    kind: 'request',
    hint: 'One of the reference pictures is not taken as it is. Save it as PNG or JPEG, not too large, and try again.',
  },
  {
    says: /\bthought_?signature|\breasoning details\b/i,
    on: [400, 422],
    kind: 'request',
    hint: 'The picture is not taken back as the model’s own answer. Send it as a reference, by the processor’s field First reference.',
  },
  {
    says: /\bflagged\b|\bmoderation(?:_blocked)?\b|\bcontent[ _](?:policy|filter)|\bsafety (?:system|filter|polic)|\bprohibited[ _](?:content|use)|\bviolat\w+\b.{0,60}\b(?:policy|policies|guidelines)\b/i,
    on: [400, 403, 422, 451],
    kind: 'blocked',
  },
  {
    says: /\bmodels?\b.{0,100}\b(?:not found|does not exist|deprecated|retired|discontinued|shut ?down|no longer (?:available|supported))|\b(?:unknown|no such) model\b|model_not_found|not a valid model/i,
    on: [400, 404, 410, 422],
    kind: 'model',
  },
];
