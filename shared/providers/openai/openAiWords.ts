import { BETWEEN } from '../failureError.ts';
import type { KnownWords } from '../knownWords.ts';

const ORGANIZATION = 'https://platform.openai.com/settings/organization/general';
const BILLING = 'https://platform.openai.com/settings/organization/billing';
const LIMITS = 'https://platform.openai.com/settings/organization/limits';

/** What OpenAI says, and names as `code` and `type`. @see https://platform.openai.com/docs/guides/error-codes */
export const OPENAI_WORDS: readonly KnownWords[] = [
  {
    says: /\bmoderation_blocked\b|\bcontent_policy_violation\b|\bsafety system\b|\bimage_generation_user_error\b.{0,40}\bsafety/i,
    on: [400, 403, 422],
    kind: 'blocked',
    hint: 'Change the prompt or the reference pictures. A lower moderation lets more pass, not everything.',
  },
  {
    says: /\bbilling_hard_limit_reached\b|\bbilling hard limit\b|\bbilling_limit_user_error\b/i,
    kind: 'billing',
    hint: `The limit you set for the month is reached. Raise it at ${LIMITS}.`,
  },
  {
    says: /\bbilling_not_active\b|\baccount is not active\b/i,
    kind: 'billing',
    hint: `The account cannot pay as it is: see ${BILLING}.`,
  },
  {
    says: /\binsufficient_quota\b|\bcurrent quota, please check your plan and billing/i,
    kind: 'billing',
    hint: `There is no credit left. Add some at ${BILLING}. Waiting does not help.`,
  },
  {
    says: /\borganization must be verified\b|\bverify organization\b|\borganization_verification/i,
    kind: 'key',
    hint: `The organization of the key must be verified for this model, at ${ORGANIZATION}. It takes some minutes to be heard of.`,
  },
  {
    says: /\bunsupported_country_region_territory\b|\bcountry, region, or territory not supported/i,
    kind: 'request',
    hint: 'OpenAI does not offer this API from where you are.',
  },
  {
    says: /\bnot (?:a )?member of (?:an|the) organization\b|\bmust be a member of an organization\b|\binvalid_organization\b|\bmismatched_(?:organization|project)\b/i,
    kind: 'key',
    hint: 'The key’s organization does not take it. Make a key in the organization that pays, at https://platform.openai.com/api-keys.',
  },
  {
    says: /\bmissing scopes?\b|\binsufficient permissions\b|\bmissing_scope\b|\brestricted key\b/i,
    on: [401, 403],
    kind: 'key',
    hint: 'The key may not be used for pictures: give it the permission for images at https://platform.openai.com/api-keys.',
  },
  {
    says: /\bip_not_authorized\b|\bIP (?:address )?(?:is )?not authorized\b/i,
    kind: 'key',
    hint: `The key is for certain addresses only: change that at ${ORGANIZATION}.`,
  },
  {
    says: /\bproject\b.{0,80}\bdoes not have access to model\b/i,
    kind: 'model',
    hint: `The project of the key may not use this model: allow it at ${LIMITS}, or choose another model.`,
  },
  {
    says: /\bstring_above_max_length\b|'prompt': string too long/i,
    on: [400],
    kind: 'request',
    hint: 'Shorten the prompt or the instructions.',
  },
  {
    says: /\barray_above_max_length\b|'image(?:\[\])?': array too long/i,
    on: [400],
    kind: 'request',
    hint: 'Send fewer reference pictures.',
  },
  { says: /\bInvalid URL \(/, on: [404], kind: 'request', hint: BETWEEN },
  {
    says: /\bmodel_not_found\b|\bdoes not have access to model\b|\bdo not have access to it\b/i,
    on: [400, 403, 404],
    kind: 'model',
  },
  {
    says: /\b(?:gif|animated|svg)\b.{0,80}\bnot (?:available|enabled|allowed|permitted)\b/i,
    on: [400, 403],
    kind: 'request',
    hint: 'OpenAI gives this format to some accounts only. Choose PNG, JPEG or WebP.',
  },
  {
    says: /\bmask\b/i,
    on: [400],
    kind: 'request',
    hint: 'The mask must be a PNG below 4 MB, as large as the first reference picture.',
  },
  {
    says: /\bper day\b|\(RPD\)|\bIPD\b/,
    on: [429],
    kind: 'rate',
    hint: `The quota of the day is used up. What you may use stands at ${LIMITS}.`,
  },
];
