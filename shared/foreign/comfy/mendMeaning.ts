import type { JsonObject } from '../../graph/Field.ts';
import { wholeOf } from '../../graph/fields/Whole.ts';
import type { ForeignGraph, ForeignNode } from '../ForeignGraph.ts';
import { quoted, type ImportLog } from '../ImportLog.ts';
import { besideId } from '../rebuild/ends.ts';
import { namedValues, type Plan } from '../rebuild/plans.ts';
import type { Built } from '../rebuild/buildGraph.ts';
import { WireTracer } from '../rebuild/WireTracer.ts';
import { Values } from '../rebuild/Values.ts';
import { comfyClasses } from './classes/index.ts';
import { languageSettings } from './classes/providers.ts';

const DRAWING: readonly string[] = ['LumiShufflePrompt', 'LumiWildcardProcessor'];
/** Ours takes seeds by this before it sends them, which leaves smaller ones as they are. */
const OURS = 2147483648n;
/** The largest number a seed of ours holds. */
const MAX_SEED = 2n ** 52n;

/**
 * What a node means by those it is wired to: a provider's settings that are the processor's here, and seeds whose number is told apart by who
 * takes them. Says where the request is another one.
 */
export function mendMeaning(graph: ForeignGraph, built: Built, log: ImportLog): Built {
  const { plans } = built;
  const tracer = new WireTracer(graph, plans);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const takers = takersOf(graph, tracer, byId);
  const sourceOf = (id: string, input: string): ForeignNode | undefined => {
    const wire = tracer.into(id, input);
    const source = wire && tracer.source(wire.from);
    return source && byId.get(source.node);
  };
  const changed = new Map<string, JsonObject>();
  for (const node of graph.nodes) {
    const plan = plans.get(node.id);
    if (plan?.is !== 'rebuilt') continue;
    if (node.type === 'LumiLLMPromptProcessor') changed.set(node.id, { ...ofText(node, plan), ...ofProvider(node) });
    if (node.type === 'LumiSeed') {
      const seed = ofSeed(node, plan);
      if (seed) changed.set(node.id, seed);
    }
    if (node.type === 'LumiLLMImagenProcessor') tellPicture(node, plan);
  }
  return {
    ...built,
    nodes: built.nodes.map((node) => {
      const fields = changed.get(node.id);
      return fields ? { ...node, fields: { ...node.fields, ...fields } } : node;
    }),
  };

  function ofProvider(node: ForeignNode): JsonObject {
    const provider = sourceOf(node.id, 'provider');
    const known = provider?.type === 'LumiOpenRouterProvider' ? comfyClasses.get(provider.type) : undefined;
    if (provider && known) return languageSettings(new Values(namedValues(provider, known), provider, log));
    if (tracer.into(node.id, 'provider'))
      log.left(
        `${words(node)} is given its provider from elsewhere: max tokens and top P, which stood in that, are not set.`,
      );
    return {};
  }

  /** It was sent as it is, and not at all where it was 0. */
  function ofText(node: ForeignNode, { values }: Plan & { readonly is: 'rebuilt' }): JsonObject {
    if (tracer.into(node.id, 'seed')) return {};
    const exact = values.whole('seed');
    if (exact === 0n) log.left(`${words(node)} sent no seed, for its seed is 0: here 0 is sent.`);
    const sent = exact < OURS ? exact : exact % OURS;
    log.unseed(node.id);
    if (sent !== exact) {
      log.seed(node.id, String(exact), String(sent));
      log.left(`${words(node)} sent the seed ${String(exact)} as it is: no seed of 2147483648 or more is sent here.`);
    }
    return { seed: Number(sent) };
  }

  /** What shuffles and draws takes a seed to its last digit; a picture takes what was sent. */
  function ofSeed(node: ForeignNode, { values }: Plan & { readonly is: 'rebuilt' }): JsonObject | undefined {
    const exact = values.whole('seed');
    const types = takers.get(node.id) ?? [];
    const drawing = types.filter((type) => DRAWING.includes(type));
    if (drawing.length === 0 || exact < 2147483647n) return undefined;
    if (exact <= MAX_SEED && drawing.length === types.length) {
      log.unseed(node.id);
      return { value: wholeOf(exact) };
    }
    log.left(
      `${words(node)} feeds texts and pictures: as a seed of pictures it is another number, so that the texts come out otherwise. Give them a seed of their own, ${String(exact)}.`,
    );
    return undefined;
  }

  function tellPicture(node: ForeignNode, { rebuilt }: Plan & { readonly is: 'rebuilt' }): void {
    const provider = sourceOf(node.id, 'provider');
    const hasInstructions = rebuilt.fields['instructions'] !== '' || tracer.into(node.id, 'instructions');
    const type = provider && plans.get(provider.id);
    const isGoogle = type?.is === 'rebuilt' ? type.rebuilt.type === 'google-provider' : undefined;
    if (isGoogle !== false && hasInstructions)
      log.left(
        `${words(node)} sent ${isGoogle ? '' : 'Google '}instructions and prompt as one text: here the instructions go apart, as the system instruction.`,
      );
    if (tracer.into(node.id, 'input_images'))
      log.left(`${words(node)} sent its pictures as PNG: here they are sent as they are.`);
    for (const name of ['prompt', 'instructions']) {
      const first = sourceOf(node.id, name);
      // What was put before it for its instructions is no text of the file.
      const source = first?.id === besideId(node.id, 0) ? sourceOf(first.id, 'text') : first;
      const plan = source && plans.get(source.id);
      const text = plan?.is === 'rebuilt' && plan.rebuilt.type === 'text' ? plan.rebuilt.fields['value'] : undefined;
      if (source && typeof text === 'string' && text !== text.trim())
        log.left(`${words(source)} has blanks at its ends, which were not sent: here they are.`);
    }
    const isFed = tracer.into(node.id, 'input_images') !== undefined;
    if (node.mode === 'bypass' && isFed)
      log.left(`${words(node)} is bypassed, and gave no picture then: here its references go on.`);
  }
}

/** The classes of what takes from each node, through what only passes on. */
function takersOf(
  graph: ForeignGraph,
  tracer: WireTracer,
  byId: ReadonlyMap<string, ForeignNode>,
): ReadonlyMap<string, readonly string[]> {
  const takers = new Map<string, string[]>();
  for (const { from, to } of graph.wires) {
    const type = byId.get(to.node)?.type;
    const source = tracer.source(from);
    if (!source || type === undefined || type === 'Reroute') continue;
    const list = takers.get(source.node);
    if (list) list.push(type);
    else takers.set(source.node, [type]);
  }
  return takers;
}

function words(node: ForeignNode): string {
  return `${quoted(node.title ?? node.type)} (${quoted(node.id)})`;
}
