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
  {
    says: /ground(?:ing|ed)|search_?(?:query|request|grounding)|google_?search/i,
    on: [429],
    kind: 'rate',
    hint: 'The quota of searches is used up. Set Search to off in the settings, or wait until it starts anew at midnight Pacific time.',
  },
  {
    says: /\bsearch grounding\b|\b(?:google|image)[ _]?search\b.{0,40}\b(?:not|un)[ -]?(?:supported|available|enabled)/i,
    on: [400],
    kind: 'request',
    hint: 'This model makes no such searches: set Search to off, or to web, in the settings.',
  },
  {
    says: /\bservice[ _]?tier\b|\b(?:flex|priority)\b.{0,60}\b(?:tier|inference|capacity)/i,
    on: [400, 403],
    kind: 'request',
    hint: 'Set Service tier to standard in the settings. Priority is for accounts that have spent more before, and not every model has each tier.',
  },
  {
    says: /\bservice[ _]?tier\b|\b(?:flex|priority)\b.{0,60}\b(?:tier|inference|capacity)/i,
    on: [429, 503],
    kind: 'unavailable',
    hint: 'This service tier has no room for now. Wait and run again, or set Service tier to standard in the settings.',
  },
  {
    says: /\bresponse[ _]?modalit/i,
    on: [400],
    kind: 'request',
    hint: 'Set Answer to pictures and text in the settings.',
  },
  {
    says: /HarmBlockThreshold|\bsafety[ _]?settings?\b|\bthreshold\b.{0,60}\b(?:BLOCK_NONE|OFF)\b/i,
    on: [400],
    kind: 'request',
    hint: 'This safety setting is not open to the account: set Safety to block few, or to the model’s own.',
  },
  { says: /\blimit: 0\b(?!\.\d)/, on: [429], kind: 'billing' },
  {
    says: /PerDay|\bper day\b|\bdaily\b/i,
    on: [429],
    kind: 'rate',
    hint: 'The quota of the day is used up. It starts anew at midnight Pacific time.',
  },
];
