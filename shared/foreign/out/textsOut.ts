import {
  pictureSeed,
  tellControl,
  textOf,
  wholeAt,
  wireOrText,
  numberOf,
  type NodeOut,
  type Written,
} from './NodeOut.ts';

/** What the seed node of the pack takes at most. */
const MOST_SEED = 2n ** 32n - 1n;
/** Nodes that go by all of a seed, not by what of it is sent. */
const BY_WHOLE_SEED = ['shuffle-text', 'wildcards'];

/** Texts and seeds of ours as the pack's nodes. */
export const textsOut: Readonly<Record<string, (out: NodeOut) => Written>> = {
  text: (out) => ({ text: from(out, 'LumiTextInput', { text: textOf(out, 'value') }) }),
  seed: (out) => {
    tellControl(out);
    return { integer: from(out, 'LumiSeed', { seed: sharedSeed(out) }) };
  },
  'wrap-text': (out) => {
    const inputs = { text: out.wire('text'), prepend: textOf(out, 'prefix'), append: textOf(out, 'suffix') };
    return { text: from(out, 'LumiWrapText', inputs) };
  },
  'shuffle-text': (out) => {
    if (!out.wire('seed')) tellControl(out);
    const inputs = { text: wireOrText(out, 'text'), seed: out.wire('seed') ?? wholeAt(out, 'seed') };
    return { text: from(out, 'LumiShufflePrompt', inputs) };
  },
  wildcards: (out) => {
    if (!out.wire('seed')) tellControl(out);
    if ((numberOf(out, 'count') ?? 1) > 1)
      out.tell(`draws ${String(numberOf(out, 'count'))} texts from each here, and one there.`);
    const text = wireOrText(out, 'text');
    out.tell('goes by the files of wildcards that ComfyUI has; its picker is left as the pack sets it.');
    const inputs = {
      wildcard_text: text,
      populated_text: typeof text === 'string' ? text : '',
      mode: 'populate',
      seed: out.wire('seed') ?? wholeAt(out, 'seed'),
    };
    return { text: from(out, 'LumiWildcardProcessor', inputs) };
  },
  'show-text': (out) => ({
    text: from(out, 'LumiShowText', { text: out.wire('text'), displayed_text: '' }),
  }),
};

function sharedSeed(out: NodeOut): bigint {
  const exact = wholeAt(out, 'value');
  const isWhole = out.targets.some(({ node }) => BY_WHOLE_SEED.includes(node.type));
  if (!isWhole) return pictureSeed(out, 'value');
  if (exact <= MOST_SEED) return exact;
  const cut = exact % (MOST_SEED + 1n);
  out.tell(
    `its seed ${String(exact)} is more than LumiSeed takes: it is ${String(cut)} there, which draws another text.`,
  );
  return cut;
}

/** The first output of a new node there. */
export function from(out: NodeOut, type: string, inputs: Parameters<NodeOut['api']['add']>[3], output = 0) {
  return { node: out.api.add({ of: out.node.id }, type, out.name, inputs), output };
}
