import type { ForeignGraph, ForeignNode } from '../ForeignGraph.ts';
import { quoted, type ImportLog } from '../ImportLog.ts';
import { besideId } from '../rebuild/ends.ts';
import type { Plan } from '../rebuild/plans.ts';
import type { Built } from '../rebuild/buildGraph.ts';
import { WireTracer } from '../rebuild/WireTracer.ts';

/** Models of the pack's lists that make one size alone. */
const ONE_SIZE = /gemini-2\.[05]-flash/;

/** Says of nodes that ask for pictures where the request is another one than theirs. */
export function tellPictures(graph: ForeignGraph, { plans }: Pick<Built, 'plans'>, log: ImportLog): void {
  const tracer = new WireTracer(graph, plans);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const sourceOf = (id: string, input: string): ForeignNode | undefined => {
    const wire = tracer.into(id, input);
    const source = wire && tracer.source(wire.from);
    return source && byId.get(source.node);
  };
  for (const node of graph.nodes) {
    const plan = plans.get(node.id);
    if (plan?.is === 'rebuilt' && node.type === 'LumiLLMImagenProcessor') tellPicture(node, plan);
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
    if (type?.is === 'rebuilt' && type.rebuilt.type === 'openrouter-provider')
      tellSize(node, type.rebuilt.fields['model']);
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

  /** The pack asked OpenRouter for the size that was set, whatever the model makes. */
  function tellSize(node: ForeignNode, model: unknown): void {
    const config = sourceOf(node.id, 'config');
    const plan = config && plans.get(config.id);
    const size = plan?.is === 'rebuilt' ? plan.rebuilt.fields['resolution'] : undefined;
    if (typeof model === 'string' && typeof size === 'string' && size !== '1K' && ONE_SIZE.test(model))
      log.left(`${words(node)} asked for ${size}, which ${quoted(model)} does not make: no size is sent here.`);
  }
}

function words(node: ForeignNode): string {
  return `${quoted(node.title ?? node.type)} (${quoted(node.id)})`;
}
