import { looksLikeKeyName } from '../../graph/keyShapes.ts';
import type { ApiValue, ApiWire } from './ApiGraph.ts';
import {
  numberOf,
  pictureSeed,
  tellControl,
  textSeed,
  textOf,
  wireOrText,
  type NodeOut,
  type Written,
} from './NodeOut.ts';
import { referencesOut } from './picturesOut.ts';
import { from } from './textsOut.ts';

const RATIOS = ['1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'];
const PICTURE_PROVIDERS: Readonly<Record<string, string>> = {
  'google-provider': 'LumiGoogleImagenProvider',
  'openrouter-provider': 'LumiOpenRouterImagenProvider',
};
/** What the pack takes where nothing is said of a text's length, and at most. */
const TOKENS = { usual: 1000, most: 32_000 };
/** Settings of ours without a counterpart, and what they are while they say nothing. */
const LEFT_OUT: readonly (readonly [field: string, label: string, silent: string])[] = [
  ['thinking', 'Thinking', ''],
  ['search', 'Search', 'off'],
  ['modalities', 'Answer', 'both'],
  ['safety', 'Safety', ''],
  ['serviceTier', 'Service tier', 'standard'],
];

/** Providers, settings and what asks models, as the pack's nodes. */
export const modelsOut: Readonly<Record<string, (out: NodeOut) => Written>> = {
  'google-provider': (out) => provider(out),
  'openrouter-provider': (out) => provider(out),
  'gemini-config': (out) => {
    for (const [field, label, silent] of LEFT_OUT) {
      const value = textOf(out, field);
      if (value !== silent) out.tell(`${label} (${value}) has no counterpart and is left out.`);
    }
    const count = numberOf(out, 'numImages') ?? 1;
    if (count > 1)
      out.tell(
        `asks for ${String(count)} pictures here; a run there makes one. Queue it ${String(count)} times with other seeds.`,
      );
    return { config: config(out, textOf(out, 'aspectRatio'), textOf(out, 'resolution'), out) };
  },
  'image-processor': (out) => {
    if (!out.wire('seed')) tellControl(out);
    if (textOf(out, 'firstReference') !== 'reference')
      out.tell('sends its first reference as the model’s earlier answer here, and as a reference there.');
    for (const socket of ['mask', 'markup'])
      if (out.sources(socket).length > 0) out.tell(`its ${socket} has no counterpart and is left out.`);
    const [source] = out.sources('provider');
    if (
      source?.node.type === 'google-provider' &&
      (out.wire('instructions') || textOf(out, 'instructions').trim() !== '')
    )
      out.tell('its instructions are sent before the prompt there, as one text, and apart from it here.');
    const inputs = {
      provider: out.wire('provider'),
      config: out.wire('config') ?? ownConfig(out),
      prompt: words(out, 'prompt'),
      seed: out.wire('seed') ?? pictureSeed(out, 'seed'),
      error_mode: 'fatal',
      instructions: words(out, 'instructions'),
      input_images: referencesOut(out),
    };
    const images = from(out, 'LumiLLMImagenProcessor', inputs);
    return { images, text: { ...images, output: 1 } };
  },
  'text-processor': (out) => {
    if (!out.wire('seed')) tellControl(out);
    if (out.sources('images').length > 0) out.tell('its pictures have no counterpart and are left out.');
    const temperature = numberOf(out, 'temperature');
    if (temperature !== undefined) out.tell(`Temperature (${String(temperature)}) has no counterpart and is left out.`);
    const inputs = {
      provider: textProvider(out),
      instructions: words(out, 'instructions'),
      prompt: words(out, 'prompt'),
      seed: out.wire('seed') ?? textSeed(out),
    };
    return { text: from(out, 'LumiLLMPromptProcessor', inputs) };
  },
};

/** What is typed, or comes by a wire: it is trimmed there before it is sent. */
function words(out: NodeOut, socket: string): ApiValue {
  const value = wireOrText(out, socket);
  const typed = typeof value === 'string' ? [value] : out.sources(socket).map((source) => textOf(source, 'value'));
  if (typed.some((text) => text !== text.trim()))
    out.tell(`its ${socket} has blanks at its ends, which are not sent there.`);
  return value;
}

/** Of pictures: one of texts is written with what asks it, which says there what the provider says here. */
function provider(out: NodeOut): Written {
  const type = PICTURE_PROVIDERS[out.node.type];
  const own = Object.keys(out.node.fields ?? {}).filter((field) => field !== 'model' && field !== 'keyName');
  if (own.length > 0) out.tell('what it says of routing has no counterpart and is left out.');
  if (type === undefined || out.targets.every(({ node }) => node.type === 'text-processor')) return {};
  return { provider: from(out, type, { env_key: keyNameOf(out), model: textOf(out, 'model') }) };
}

/** Only what is the name of a key: anything else may be a key itself, so it is not told either. */
function keyNameOf(out: NodeOut): string {
  const name = textOf(out, 'keyName').trim();
  const usual = out.node.type === 'openrouter-provider' ? 'OPENROUTER_API_KEY' : 'GOOGLE_API_KEY';
  if (name === usual || looksLikeKeyName(name)) return name;
  out.tell(`has something else than the name of a key for its key: ${usual} stands there.`);
  return usual;
}

function textProvider(out: NodeOut): ApiWire | undefined {
  const [source] = out.sources('provider');
  if (!source) return undefined;
  if (source.node.type !== 'openrouter-provider') {
    out.tell(`${source.name} has no counterpart that writes texts: choose a provider there.`);
    return undefined;
  }
  const wished = numberOf(out, 'maxTokens');
  if (wished === undefined) out.tell(`Max tokens is not set here, and is ${String(TOKENS.usual)} there.`);
  else if (wished > TOKENS.most)
    out.tell(`Max tokens ${String(wished)} is ${String(TOKENS.most)} there, the most it takes.`);
  const topP = numberOf(out, 'topP');
  if (topP === undefined) out.tell('Top P is not set here, and is 1 there.');
  const id = out.api.add({ of: source.node.id }, 'LumiOpenRouterProvider', source.name, {
    env_key: keyNameOf(source),
    model: textOf(source, 'model'),
    max_tokens: Math.min(TOKENS.most, Math.max(1, Math.round(wished ?? TOKENS.usual))),
    top_p: topP ?? 1,
  });
  return { node: id, output: 0 };
}

/** The pack has no picture without settings; ours are then the model's own. */
function ownConfig(out: NodeOut): ApiWire {
  if (out.sources('config').length > 0) out.tell('its settings have no counterpart: those there are the usual ones.');
  return config(out, 'auto', '1K');
}

/** All four values stand there: where nothing is said, theirs and ours are not the same. */
function config(out: NodeOut, ratio: string, size: string, set?: NodeOut): ApiWire {
  const shape = RATIOS.includes(ratio) ? ratio : nearest(ratio);
  if (ratio === 'auto') out.tell('its ratio is auto here, that of the last reference or 1:1, and 1:1 there.');
  else if (shape !== ratio) out.tell(`its ratio ${ratio} is ${shape} there, the nearest there is.`);
  const temperature = set && numberOf(set, 'temperature');
  const topP = set && numberOf(set, 'topP');
  const unset = [temperature === undefined ? 'Temperature' : '', topP === undefined ? 'Top P' : ''].filter(Boolean);
  if (unset.length > 0)
    out.tell(`${unset.join(' and ')} ${unset.length > 1 ? 'are' : 'is'} the model’s own here, and 1 there.`);
  const inputs = {
    aspect_ratio: shape,
    image_size: ['1K', '2K', '4K'].includes(size) ? size : '1K',
    temperature: temperature ?? 1,
    top_p: topP ?? 1,
  };
  const part = set ? undefined : 'config';
  return {
    node: out.api.add({ of: out.node.id, ...(part && { part }) }, 'LumiGeminiImagenConfig', out.name, inputs),
    output: 0,
  };
}

function nearest(ratio: string): string {
  const wished = shapeOf(ratio);
  const far = (each: string) => Math.abs(Math.log(shapeOf(each) / wished));
  return RATIOS.reduce((best, each) => (far(each) < far(best) ? each : best), '1:1');
}

function shapeOf(ratio: string): number {
  const [width = 1, height = 1] = ratio.split(':').map(Number);
  return width > 0 && height > 0 ? width / height : 1;
}
