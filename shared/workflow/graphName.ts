import { definitionOf } from '../graph/definitionOf.ts';
import { withoutGroups } from '../graph/groups/withoutGroups.ts';
import type { Palette } from '../graph/NodeDefinition.ts';
import { edgesInto, nodeById } from './lookups.ts';
import type { Workflow, WorkflowNode } from './Workflow.ts';

/** What a graph is called that nobody gave a name. */
export const UNTITLED = 'Untitled';

/** Longest name made of a prompt, in characters. */
const MAX_WORDS = 36;
/** The socket, and the field, of what is asked. */
const PROMPT = 'prompt';
/** How many wires a prompt is followed through, such as from a template to the text in it. */
const MAX_STEPS = 8;

/**
 * What people call a graph: its own name, else the first words of what it asks for. Only to be shown: the graph stays without a name until it
 * is given one.
 */
export function graphName(graph: Workflow, palette: Palette): string {
  return isGivenName(graph.name) ? graph.name : graphWords(graph, palette) || UNTITLED;
}

/** The first words of what a graph asks for; empty: it asks for nothing yet. */
export function graphWords(grouped: Workflow, palette: Palette): string {
  const graph = withoutGroups(grouped);
  for (const node of graph.nodes) {
    if (definitionOf(palette, node)?.calls === undefined) continue;
    const words = firstWords(promptOf(graph, palette, node));
    if (words !== '') return words;
  }
  return '';
}

/** What a run is called in lists, by the name its graph had and the prompt it began with. */
export function runTitle(name: string, prompt: string): string {
  if (isGivenName(name)) return name;
  return firstWords(prompt) || UNTITLED;
}

function isGivenName(name: string): boolean {
  return name !== UNTITLED && name.trim() !== '';
}

/** The text that a node asks with: what is wired to its prompt, else what stands there. */
function promptOf(graph: Workflow, palette: Palette, asker: WorkflowNode): string {
  const wire = edgesInto(graph, asker.id).find(({ to }) => to.socket === PROMPT);
  const source = wire && nodeById(graph, wire.from.node);
  return source ? textAbove(graph, palette, source, MAX_STEPS) : textIn(asker.fields?.[PROMPT]);
}

/** What is written in a node, else in what feeds it with text. */
function textAbove(graph: Workflow, palette: Palette, node: WorkflowNode, steps: number): string {
  const { fields = {}, inputs = {} } = definitionOf(palette, node) ?? {};
  const wires = edgesInto(graph, node.id);
  for (const [name, field] of Object.entries(fields)) {
    if (field.kind !== 'text' || field.reveals !== 'prompt' || wires.some(({ to }) => to.socket === name)) continue;
    const written = textIn(node.fields?.[name]);
    if (written !== '') return written;
  }
  const wire = wires.find(({ to }) => inputs[to.socket]?.type === 'text');
  const source = wire && nodeById(graph, wire.from.node);
  return source && steps > 0 ? textAbove(graph, palette, source, steps - 1) : '';
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Cut between words where it can be. */
function firstWords(text: string): string {
  // A long text is not walked for its first words.
  const plain = text
    .slice(0, MAX_WORDS * 8)
    .replaceAll(/\s+/g, ' ')
    .trim();
  const letters = Array.from(new Intl.Segmenter().segment(plain), ({ segment }) => segment);
  if (letters.length <= MAX_WORDS) return plain;
  const cut = letters.slice(0, MAX_WORDS + 1).join('');
  const end = cut.lastIndexOf(' ');
  const whole = end > MAX_WORDS / 2 ? cut.slice(0, end) : letters.slice(0, MAX_WORDS).join('');
  return `${whole.replace(/[\s,.;:–—-]+$/, '')}…`;
}
