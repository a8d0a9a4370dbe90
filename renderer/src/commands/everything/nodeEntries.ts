import { offeredNodes } from '../../nodes/group/offeredNodes.ts';
import { definitionOf } from '#shared/graph/definitionOf';
import { displayName } from '#shared/graph/displayName';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import { nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';
import { nodeIcon } from '../../nodes/nodeIcons.ts';
import { placeNode } from '../../nodes/place/placeNode.ts';
import { soughtOf } from '../../nodes/soughtOf.ts';
import { showNode } from '../../stores/graph/showNode.ts';
import type { Studio } from '../../stores/studio.ts';
import type { Entry } from './Entry.ts';

/** Letters of a node's texts that are looked through and told. */
const MOST_LETTERS = 240;
const MOST_TOLD = 80;
/** Nodes of a graph that are found by what can be set on them too: in a larger one that would take longer than a frame. */
const FEW_NODES = 300;

/** The nodes of the graph on screen, by their names and the words in them. */
export function graphNodeEntries(studio: Studio): readonly Entry[] {
  const { workflow, paletteOf, view } = studio;
  const { whole, workflow: seen } = workflow.getState();
  const palette = paletteOf(whole);
  const graph = withInner(whole, seen);
  const isSmall = graph.nodes.length <= FEW_NODES;
  return graph.nodes.map((node) => {
    const definition = palette.get(node.type);
    const title = displayName(graph, palette, node);
    const words = wordsOf(node.fields);
    return {
      id: `node ${node.id}`,
      group: 'Nodes of this graph',
      sought: {
        title,
        about: `${words} ${definition?.title ?? ''}`,
        ...(isSmall && { parts: Object.values(definition?.fields ?? {}).map(({ label }) => label) }),
      },
      ...(words !== '' && { hint: words.slice(0, MOST_TOLD) }),
      ...(definition && { icon: nodeIcon(definition) }),
      run: () => {
        showNode(studio, node.id, () => view.getState().canvas?.focus(node.id));
      },
    };
  });
}

/** What lies where one looks, and what else there is in the graph and its groups, by paths. */
function withInner(whole: Workflow, seen: Workflow): Workflow {
  if (!whole.groups) return seen;
  const here = new Set(seen.nodes.map(({ id }) => id));
  const all = [...whole.nodes, ...withoutGroups(whole).nodes].filter(({ id }) => !here.has(id));
  const others = [...new Map(all.map((node) => [node.id, node])).values()];
  return { ...withoutGroups(whole), nodes: [...seen.nodes, ...others] };
}

/** Every type of node there is, to add one. */
export function newNodeEntries(studio: Studio): readonly Entry[] {
  const { workflow, view } = studio;
  const palette = studio.paletteOf(workflow.getState().workflow);
  return offeredNodes(workflow.getState(), palette).map((definition) => ({
    id: `add ${definition.type}`,
    group: 'Add a node',
    sought: soughtOf(definition),
    hint: `Add a node · ${definition.help}`,
    icon: nodeIcon(definition),
    run: () => {
      view.getState().showSection('graph');
      const added = workflow.getState().addNode(definition.type, placeNode(studio, definition.type));
      view.getState().canvas?.focus(added);
    },
  }));
}

/** What can be set on the one node that is selected. */
export function fieldEntries({ workflow, paletteOf, view }: Studio): readonly Entry[] {
  const { workflow: graph, selection } = workflow.getState();
  const [id, ...more] = selection;
  const node = id === undefined || more.length > 0 ? undefined : nodeById(graph, id);
  const definition = definitionOf(paletteOf(graph), node);
  if (!node || !definition) return [];
  const name = displayName(graph, paletteOf(graph), node);
  return Object.entries(definition.fields)
    .filter(([, { kind }]) => kind !== 'pictures' && kind !== 'data')
    .map(([field, { label, help }]) => ({
      id: `field ${node.type} ${field}`,
      group: 'Fields of the selected node',
      sought: { title: label, about: `${help ?? ''} ${name}` },
      hint: `of “${name}”`,
      icon: nodeIcon(definition),
      run: () => {
        const { showSection, inspectorOpen, toggleInspector } = view.getState();
        showSection('graph');
        if (!inspectorOpen) toggleInspector();
        focusField(label);
      },
    }));
}

/** The inspector may only just be coming. */
function focusField(label: string): void {
  requestAnimationFrame(() => {
    const fields = document.querySelectorAll<HTMLElement>(
      'aside[aria-label="Inspector"] :is(input, textarea, select, button)[aria-label], aside[aria-label="Inspector"] label',
    );
    // A model’s button says which one it is, too.
    const isOf = (each: HTMLElement) => {
      const said = (each.ariaLabel ?? each.textContent).trim();
      return said === label || said.startsWith(`${label}: `);
    };
    const found = [...fields].find(isOf);
    const control = found instanceof HTMLLabelElement ? found.control : found;
    control?.focus();
    control?.scrollIntoView({ block: 'nearest' });
  });
}

function wordsOf(fields: Readonly<Record<string, unknown>> = {}): string {
  const texts = Object.values(fields).filter((value) => typeof value === 'string');
  return texts.join(' ').slice(0, MOST_LETTERS).replaceAll(/\s+/g, ' ').trim();
}
