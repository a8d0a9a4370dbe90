import type { KnownWords } from '../knownWords.ts';

const INTEGRATIONS = 'https://openrouter.ai/settings/integrations';

/** What OpenRouter says of itself, and of a key of Google's that is stored there. @see https://openrouter.ai/docs/api-reference/errors */
export const OPENROUTER_WORDS: readonly KnownWords[] = [
  {
    says: /\bdata policy\b|\bguardrail|\bzero data retention|\bZDR\b|settings\/privacy|privacy_restricted/i,
    kind: 'request',
    hint: 'Your privacy settings leave nobody who offers this model. Change them on its node or at https://openrouter.ai/settings/privacy, or choose another model.',
  },
  {
    says: /\bno allowed providers|\brouting requirements|\bproviders have been ignored|settings\/preferences|constraint_filtered/i,
    kind: 'request',
    hint: 'Your provider settings leave nobody who offers this model. Change them on its node or at https://openrouter.ai/settings/preferences, or choose another model.',
  },
  {
    says: /\bno endpoints found that support|\boutput modalit|wrong_endpoint/i,
    kind: 'request',
    hint: 'This model does not do that through OpenRouter. Refresh the list of models, so that it is asked where it answers, or choose another.',
  },
  {
    says: /region_restricted|\blocation is not supported|\b(?:not (?:available|supported)|unavailable) in your (?:country|region|location)|unsupported_country/i,
    kind: 'request',
    hint: 'This model is not offered where you are. Choose another model, or another provider.',
  },
  {
    says: /\bkey limit exceeded|\blimit of (?:the|this|your) (?:API )?key\b/i,
    kind: 'billing',
    hint: 'The limit of the key is used up. Raise it at https://openrouter.ai/settings/keys.',
  },
  {
    says: /\blimit: 0\b(?!\.\d)/,
    on: [429],
    kind: 'billing',
    hint: `Google gives the key of yours that is stored at OpenRouter no quota. Enable its billing, or remove it at ${INTEGRATIONS}.`,
  },
  {
    says: /API_KEY_INVALID|\bAPI key (?:not valid|expired)/i,
    kind: 'key',
    hint: `It is the key of Google’s that is stored at OpenRouter: check it at ${INTEGRATIONS}.`,
  },
  {
    says: /PerDay/,
    on: [429],
    kind: 'rate',
    hint: 'The quota of the day is used up. It starts anew at midnight Pacific time.',
  },
  {
    says: /\bper[ -]day\b|\bdaily\b/i,
    on: [429],
    kind: 'rate',
    hint: 'The quota of the day is used up. It starts anew at midnight UTC.',
  },
  {
    says: /\binvalid_prompt\b/,
    kind: 'request',
    hint: 'Change the prompt or the instructions and run again.',
  },
  {
    says: /\b(?:unsupported|unrecognized|unknown|invalid)\b.{0,20}\b(?:parameter|field|value)s?\b|\bnot (?:a )?supported (?:parameter|value)|\bdoes not support (?:the )?(?:parameter|aspect_ratio|resolution|quality|background|output_format|size|seed)\b/i,
    on: [400, 422],
    kind: 'request',
    hint: 'A setting is not taken as it is: refresh the list of models, so that only what the model takes is sent, or leave it unset.',
  },
];
