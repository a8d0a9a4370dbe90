import { displayName } from '#shared/graph/displayName';
import { type Edge } from '#shared/graph/Graph';
import { removeParts, setMode } from '#shared/workflow/edits';
import { nodeById } from '#shared/workflow/lookups';
import { replacements } from '#shared/workflow/replacements';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { addNeeded } from '../../nodes/needs/addNeeded.ts';
import { whatIsNeeded } from '../../nodes/needs/whatIsNeeded.ts';
import { chooseFor } from '../../nodes/pictures/choosePictures.ts';
import { pictureField, picturesIn } from '../../nodes/pictures/namedPictures.ts';
import { editFix, type Fix, type FixesOf } from './Fix.ts';

/** All that the node lacks at once: what is there already serves it too. */
export const addWhatIsMissing: FixesOf = ({ node }, { workflow, palette, provider }) => {
  const needed = whatIsNeeded(workflow, palette, node.id, provider);
  if (needed.edges.length === 0) return [];
  const label = needed.nodes.length > 0 ? `Add ${namesOf(needed.nodes)}` : `Wire ${namesOf(sourcesIn(needed.edges))}`;
  return [
    {
      label,
      isDoneInView: true,
      run: (studio) => {
        addNeeded(studio, node.id);
      },
    },
  ];

  function sourcesIn(edges: readonly Edge[]): readonly WorkflowNode[] {
    return edges.flatMap(({ from }) => nodeById(workflow, from.node) ?? []);
  }
  /** `Google AI and 2 more` */
  function namesOf([first, ...others]: readonly WorkflowNode[]): string {
    const name = first ? displayName(workflow, palette, first) : '';
    return others.length === 0 ? name : `${name} and ${String(others.length)} more`;
  }
};

/** It stays in the file and holds nothing up, or gives way. */
export const muteOrRemove: FixesOf = ({ node }, { workflow, palette }) => [
  ...(replacements(workflow, node.id, palette).length > 0
    ? [
        {
          label: 'Replace with…',
          isDoneInView: true as const,
          run: ({ questions }: Parameters<Fix['run']>[0]) => questions.ask('replace', { node: node.id }),
        },
      ]
    : []),
  editFix('Mute it', (graph) => setMode(graph, new Set([node.id]), 'mute')),
  editFix('Remove it', (graph) => removeParts(graph, new Set([node.id]), new Set())),
];

/** Its file again, or another in its place. */
export const chooseFile: FixesOf = ({ problem, node }, { palette }) => {
  const field = pictureField(palette.get(node.type));
  const pictures = picturesIn(node.fields?.[field ?? '']);
  const at = pictures.findIndex(({ id }) => id === problem.picture);
  const missing = pictures[at];
  if (field === undefined || !missing) return [];
  return [
    {
      label: 'Choose its file…',
      isDoneInView: true,
      run: (studio) => chooseFor(studio, { node: node.id, instead: at, missing }),
    },
    editFix('Take it out', (graph) => ({
      ...graph,
      nodes: graph.nodes.map((each) =>
        each.id === node.id ? { ...each, fields: { ...each.fields, [field]: pictures.toSpliced(at, 1) } } : each,
      ),
    })),
  ];
};

export const browseSets: FixesOf = () => [
  { label: 'Browse the sets…', run: ({ questions }) => questions.ask('sets', {}) },
];
