import { useState } from 'react';
import type { CallOutput } from '#shared/api/contract';
import { displayName } from '#shared/graph/displayName';
import type { Palette } from '#shared/graph/NodeDefinition';
import { SHARE_KINDS, type ShareKind } from '#shared/workflow/shareCheck';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { Workflow } from '#shared/workflow/Workflow';
import { nodeAt } from '#shared/graph/groups/fieldsAt';
import { exportForSharing } from '../stores/files/exportForSharing.ts';
import { usePalette, useStudio, useWorkflow } from '../stores/hooks.ts';
import type { AskedDialogProps } from '../stores/view/DialogTable.ts';
import { useAnswer } from '../stores/useAnswer.ts';
import { Button } from '../ui/Button.tsx';
import { CheckRow } from '../ui/fields/CheckRow.tsx';
import { Dialog } from '../ui/overlays/Dialog.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
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
const STRIPPED_AT_FIRST: ReadonlySet<ShareKind> = new Set(['key', 'key-name', 'path']);
/** Shown of each kind; the rest is counted. */
const SHOWN = 4;

/** Shows what the graph's file would reveal, and saves a copy without what is ticked. */
export function ShareDialog({ onClose }: AskedDialogProps<'share'>) {
  const studio = useStudio();
  const [asked] = useState(() => ({ workflow: workflowFile(studio.workflow.getState().whole) }));
  const { value: findings, error } = useAnswer('share.check', asked);
  const [strip, setStrip] = useState(STRIPPED_AT_FIRST);
  const present = SHARE_KINDS.filter((kind) => findings?.some((finding) => finding.kind === kind));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Export for sharing"
      description="Saves a copy of this graph to give away. What is ticked is left out of the copy; your own graph stays as it is."
      width={560}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            disabled={!findings}
            onClick={() => {
              onClose();
              void exportForSharing(studio, [...strip]);
            }}
          >
            Export a copy…
          </Button>
        </>
      }
    >
      {!findings && error === undefined && <Skeleton className="share-dialog__waiting" />}
      {error && <p role="alert">{error.message}</p>}
      {findings?.length === 0 && <p>This graph reveals nothing of yours: no texts, paths, names or keys.</p>}
      {findings && present.length > 0 && (
        <ul className="check-rows" aria-label="What the file would reveal">
          {present.map((kind) => (
            <li key={kind}>
              <CheckRow
                label={KINDS[kind]}
                hint={<Examples findings={findings.filter((finding) => finding.kind === kind)} />}
                isChecked={kind === 'key' || strip.has(kind)}
                // A graph never leaves with a key in it.
                isDisabled={kind === 'key'}
                onChange={(isTicked) => {
                  setStrip(new Set([...strip].filter((each) => each !== kind).concat(isTicked ? [kind] : [])));
                }}
              />
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}

function Examples({ findings }: { readonly findings: Findings }) {
  const workflow = useWorkflow((state) => state.whole);
  const palette = usePalette();
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
