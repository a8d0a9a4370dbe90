import type { KnownWords } from '../knownWords.ts';

const CREDENTIALS = 'https://console.cloud.google.com/apis/credentials';

/** What Google says, and names as the reason. @see https://ai.google.dev/gemini-api/docs/troubleshooting */
export const GOOGLE_WORDS: readonly KnownWords[] = [
  {
    says: /\bprepa(?:y|id|yment)\w*\b.{0,60}\b(?:depleted|exhausted|used up|expired|insufficient)/i,
    kind: 'billing',
    hint: 'Buy credit for the key’s project in AI Studio, at https://aistudio.google.com/apikey.',
  },
  {
    says: /SERVICE_DISABLED|\bhas not been used in project\b|\bAPI\b.{0,60}\b(?:is disabled|not enabled)/i,
    kind: 'key',
    hint: 'Enable the Generative Language API for the key’s project at https://console.cloud.google.com/apis/library, and wait a few minutes.',
  },
  {
    says: /API_KEY_SERVICE_BLOCKED|\brequests to this API\b.{0,200}\bare blocked/i,
    kind: 'key',
    hint: `The key may not be used for pictures: allow it the Generative Language API at ${CREDENTIALS}.`,
  },
  {
    says: /API_KEY_(?:HTTP_REFERRER|IP_ADDRESS|ANDROID_APP|IOS_APP)_BLOCKED|\brequests from\b.{0,200}\bare blocked|\bIP address restriction/i,
    kind: 'key',
    hint: `The key is for certain websites, addresses or apps only: change its restrictions at ${CREDENTIALS}, or use a key without.`,
  },
  {
    says: /\blocation is not supported|\bnot (?:available|supported) in your (?:country|region|location)/i,
    kind: 'request',
    hint: 'Google does not offer this API from where you are.',
  },
  {
    says: /\bDeveloper instruction is not enabled/i,
    kind: 'request',
    hint: 'This model takes no instructions: leave them out, or write them into the prompt.',
  },
  { says: /\blimit: 0\b(?!\.\d)/, on: [429], kind: 'billing' },
  {
    says: /PerDay|\bper day\b|\bdaily\b/i,
    on: [429],
    kind: 'rate',
    hint: 'The quota of the day is used up. It starts anew at midnight Pacific time.',
  },
];
