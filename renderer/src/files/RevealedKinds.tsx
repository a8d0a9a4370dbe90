import type { CallOutput } from '#shared/api/contract';
import { displayName } from '#shared/graph/displayName';
import type { Palette } from '#shared/graph/NodeDefinition';
import { SHARE_KINDS, type ShareKind } from '#shared/workflow/shareCheck';
import type { Workflow } from '#shared/workflow/Workflow';
import { nodeAt } from '#shared/graph/groups/fieldsAt';
import { usePalette, useStudio, useWorkflow } from '../stores/hooks.ts';
import { CheckRow } from '../ui/fields/CheckRow.tsx';
import './ShareDialog.css';

type Findings = CallOutput<'share.check'>;

const KINDS: Readonly<Record<ShareKind, string>> = {
  key: 'Anything shaped like an API key',
  'key-name': 'Names of keys of your own',
  path: 'Places on your disk, and how your files are named',
  prompt: 'Prompts, instructions and other texts',
  note: 'Notes',
  title: 'Names of the graph, its nodes and reference sets',
  seed: 'Seeds',
};
/** What nobody means to give away; prompts and titles are usually what a graph is shared for. */
export const STRIPPED_AT_FIRST: ReadonlySet<ShareKind> = new Set(['key', 'key-name', 'path']);
/** Shown of each kind; the rest is counted. */
const SHOWN = 4;

export interface RevealedKindsProps {
  readonly findings: Findings;
  /** What they were found in; absent: the graph on screen. */
  readonly graph?: Workflow;
  /** What it is called in a sentence. */
  readonly what?: string;
  /** What is to be left out. */
  readonly strip: ReadonlySet<ShareKind>;
  readonly onChange: (strip: ReadonlySet<ShareKind>) => void;
}

/** What a copy of a graph would reveal, kind by kind; what is ticked is left out of it. */
export function RevealedKinds({ findings, graph, what = 'graph', strip, onChange }: RevealedKindsProps) {
  const present = SHARE_KINDS.filter((kind) => findings.some((finding) => finding.kind === kind));
  if (present.length === 0) return <p>This {what} reveals nothing of yours: no texts, paths, names or keys.</p>;
  return (
    <ul className="check-rows" aria-label="What the file would reveal">
      {present.map((kind) => (
        <li key={kind}>
          <CheckRow
            label={KINDS[kind]}
            hint={<Examples findings={findings.filter((finding) => finding.kind === kind)} graph={graph} />}
            isChecked={kind === 'key' || strip.has(kind)}
            // A graph never leaves with a key in it.
            isDisabled={kind === 'key'}
            onChange={(isTicked) => {
              onChange(new Set([...strip].filter((each) => each !== kind).concat(isTicked ? [kind] : [])));
            }}
          />
        </li>
      ))}
    </ul>
  );
}

function Examples({ findings, graph }: { readonly findings: Findings; readonly graph: Workflow | undefined }) {
  const { paletteOf } = useStudio();
  const onScreen = useWorkflow((state) => state.whole);
  const workflow = graph ?? onScreen;
  const onScreenPalette = usePalette();
  const palette = graph ? paletteOf(graph) : onScreenPalette;
  const more = findings.length - SHOWN;
  return (
    <>
      {findings.slice(0, SHOWN).map((finding, index) => (
        <span key={index} className="share-dialog__example">
          {placeOf(finding, workflow, palette)} <q>{finding.excerpt}</q>
        </span>
      ))}
      {more > 0 && <span className="share-dialog__example">and {more} more</span>}
    </>
  );
}

/** Where it stands, in the words of the page. */
function placeOf({ kind, node: id, field }: Findings[number], workflow: Workflow, palette: Palette): string {
  const node = id === undefined ? undefined : nodeAt(workflow, id)?.node;
  if (!node || kind === 'title') return '';
  const definition = palette.get(node.type);
  const label = field === undefined ? undefined : (definition?.fields[field]?.label ?? field);
  const name = displayName(workflow, palette, node);
  return label === undefined || label === name ? name : `${name}, ${label}`;
}
