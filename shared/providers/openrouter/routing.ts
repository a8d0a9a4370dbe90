import { choiceField } from '../../graph/fields/choiceField.ts';
import { accepted, refused, type ChoiceField, type JsonObject } from '../../graph/Field.ts';
import { looksLikeKey } from '../../graph/keyShapes.ts';
import type { Setting } from '../Model.ts';
import type { EffectiveRequest } from '../Effective.ts';
import type { ProviderRouting } from '../ProviderRouting.ts';

const OFFERED = ['black-forest-labs', 'google-ai-studio', 'google-vertex', 'openai'];
const MOST_NAMES = 30;
/** UTF-16 units. */
const LONGEST = 1000;
const NAMES = /^[a-z0-9][\w./-]{0,59}$/i;
const WRONG = 'must be names of providers as OpenRouter writes them, such as black-forest-labs, with commas between';

function namesIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

/** Some are offered, any are typed. */
function namesField(label: string, unset: string, help: string): ChoiceField {
  return {
    kind: 'choice',
    label,
    help,
    default: '',
    choices: [{ value: '', label: unset }, ...OFFERED.map((name) => ({ value: name, label: name }))],
    isOpen: true,
    check: (value) => {
      const names = typeof value === 'string' && value.length <= LONGEST ? namesIn(value) : undefined;
      return names && names.length <= MOST_NAMES && names.every((name) => NAMES.test(name) && !looksLikeKey(name))
        ? accepted(names.join(', '))
        : refused(WRONG);
    },
  };
}

/** Who may serve a call, and what may become of its words and pictures. @see https://openrouter.ai/docs/features/provider-routing */
export const openRouterRouting: ProviderRouting = {
  fields: {
    only: namesField('Only', 'anybody', 'Who may serve the model, by their names with OpenRouter. Empty: anybody.'),
    ignore: namesField('Never', 'nobody', 'Who may not serve it, by their names with OpenRouter.'),
    sort: choiceField(
      'Prefer',
      [
        { value: '', label: 'OpenRouter’s choice' },
        { value: 'price', label: 'the cheapest' },
        { value: 'throughput', label: 'the most at once' },
        { value: 'latency', label: 'the quickest to begin' },
      ],
      { default: '', help: 'Whom to ask first, where several serve the model.' },
    ),
    dataPolicy: choiceField(
      'Data policy',
      [
        { value: '', label: 'as set in your account' },
        { value: 'no-training', label: 'nobody who trains on it' },
        { value: 'no-retention', label: 'nobody who keeps it' },
      ],
      {
        default: '',
        help: 'Leaves out who does that with words and pictures. Where nobody is left, the call is refused.',
      },
    ),
  },
  read: ({ only, ignore, sort, dataPolicy }) => {
    const routing: JsonObject = {
      ...namesOf('only', only),
      ...namesOf('ignore', ignore),
      ...(typeof sort === 'string' && sort !== '' && { sort }),
      ...((dataPolicy === 'no-training' || dataPolicy === 'no-retention') && { data_collection: 'deny' }),
      ...(dataPolicy === 'no-retention' && { zdr: true }),
    };
    return Object.keys(routing).length > 0 ? routing : undefined;
  },
};

function namesOf(key: string, text: unknown): JsonObject {
  const names = typeof text === 'string' ? namesIn(text) : [];
  return names.length > 0 ? { [key]: names } : {};
}

/**
 * What is sent of it: nothing where nothing is set. `own`: the only ones that take what is sent. The user's choice goes before: of them those
 * are asked that it allows, and where it allows none of them, it is sent as it stands.
 */
export function routingOf({ routing }: EffectiveRequest, own?: readonly string[]): { readonly provider?: JsonObject } {
  const allowed = own && allowedOf(own, routing);
  const provider = { ...routing, ...(allowed && allowed.length > 0 && { only: allowed }) };
  return Object.keys(provider).length > 0 ? { provider } : {};
}

/** Of those that take what is sent, those that the user lets serve. */
export function allowedOf(own: readonly string[], routing: JsonObject = {}): readonly string[] {
  const only = namesOfList(routing['only']);
  const ignored = namesOfList(routing['ignore']);
  return own.filter((name) => !isOneOf(name, ignored) && (only.length === 0 || isOneOf(name, only)));
}

/** `google-vertex` names all of its regions, such as `google-vertex/europe`. */
function isOneOf(name: string, chosen: readonly string[]): boolean {
  const served = name.toLowerCase();
  return chosen.map((one) => one.toLowerCase()).some((one) => served === one || served.startsWith(`${one}/`));
}

function namesOfList(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : [];
}

/** As label and value. */
export function routingSettings(routing: JsonObject): readonly Setting[] {
  const { only, ignore, sort, zdr, data_collection: collection } = routing;
  const told: readonly (readonly [string, string | undefined])[] = [
    ['Served only by', listOf(only)],
    ['Never served by', listOf(ignore)],
    ['Preferred', typeof sort === 'string' ? sort : undefined],
    [
      'Data policy',
      zdr === true ? 'nobody who keeps it' : collection === 'deny' ? 'nobody who trains on it' : undefined,
    ],
  ];
  return told.flatMap(([label, value]) => (value === undefined ? [] : [[label, value] as const]));
}

function listOf(value: unknown): string | undefined {
  return Array.isArray(value) ? value.join(', ') : undefined;
}
