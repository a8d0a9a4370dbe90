import { useMemo, useState } from 'react';
import type { PictureDetails } from '#shared/api/contract';
import { readWorkflow } from '#shared/workflow/readWorkflow';
import { imageUrl } from '../../api/imageUrl.ts';
import { useStudio, useView, useWorkflow } from '../../stores/hooks.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { Segmented } from '../../ui/fields/Segmented.tsx';
import { ServedPicture } from '../ServedPicture.tsx';
import { comparedPicture } from './differ/comparedPicture.ts';
import { DifferencesView } from './differ/DifferencesView.tsx';
import { graphDifferences } from './differ/graphDifferences.ts';

const BASES = [
  { value: 'picture', label: 'Another picture' },
  { value: 'graph', label: 'The open graph' },
] as const;

/** How the settings of a picture differ from those of another one that was looked at, or from what the open graph would ask for. */
export function PictureDifferences({ details }: { readonly details: PictureDetails }) {
  const [base, setBase] = useState<(typeof BASES)[number]['value']>('picture');
  return (
    <>
      <div className="lightbox-panel__base">
        <Segmented label="Compared with" value={base} options={BASES} onChange={setBase} />
      </div>
      {base === 'picture' ? <FromPicture details={details} /> : <FromGraph details={details} />}
    </>
  );
}

function FromPicture({ details }: { readonly details: PictureDetails }) {
  const lookedAt = useView((state) => state.lookedAt);
  const others = lookedAt.filter(({ id }) => id !== details.image.id);
  const [chosen, choose] = useState<string>();
  const other = others.find(({ id }) => id === chosen) ?? others[0];
  if (!other)
    return <p className="lightbox-panel__words">Look at another picture first: it is then compared with that.</p>;
  return (
    <>
      <div className="lightbox-panel__bases" role="group" aria-label="Looked at before">
        {others.map(({ id }, at) => (
          <button
            key={id}
            type="button"
            className="lightbox-panel__other"
            aria-label={`Compare with the picture looked at ${at === 0 ? 'before' : `${String(at + 1)} before`}`}
            aria-pressed={id === other.id}
            onClick={() => {
              choose(id);
            }}
          >
            <ServedPicture src={imageUrl(id, 160)} alt="" draggable={false} />
          </button>
        ))}
      </div>
      <FromThat key={other.id} details={details} id={other.id} />
    </>
  );
}

function FromThat({ details, id }: { readonly details: PictureDetails; readonly id: string }) {
  const { value: other, error } = useAnswer('picture.details', { id });
  const { value: thatSent = null } = useAnswer('picture.sent', { id });
  const { value: thisSent = null } = useAnswer('picture.sent', { id: details.image.id });
  const sides = useMemo(
    () => other && [comparedPicture('That', other, thatSent), comparedPicture('This', details, thisSent)],
    [other, thatSent, details, thisSent],
  );
  if (error) return <p role="alert">{error.message}</p>;
  return sides ? <DifferencesView sides={sides} /> : null;
}

function FromGraph({ details: { made } }: { readonly details: PictureDetails }) {
  return made ? (
    <FromNode runId={made.runId} node={made.node} />
  ) : (
    <p className="lightbox-panel__words">No graph of ours made it.</p>
  );
}

function FromNode({ runId, node }: { readonly runId: string; readonly node: string }) {
  const { paletteOf } = useStudio();
  const open = useWorkflow(({ workflow }) => workflow);
  const { value: run, error } = useAnswer('run.details', { runId });
  const found = useMemo(() => {
    if (!run) return undefined;
    const ran = readWorkflow(run.workflow);
    return graphDifferences({ graph: ran, palette: paletteOf(ran) }, node, { graph: open, palette: paletteOf(open) });
  }, [run, node, open, paletteOf]);
  if (error) return <p role="alert">{error.message}</p>;
  if (!run) return null;
  if (!found)
    return (
      <p className="lightbox-panel__words">
        The open graph, “{open.name || 'Untitled'}”, has no node that would make it.
      </p>
    );
  return (
    <>
      <p className="lightbox-panel__words">
        In “{open.name || 'Untitled'}” it would be <b>{found.node.name}</b>.
      </p>
      <DifferencesView
        sides={[
          { name: 'Picture', ...found.made },
          { name: 'Graph', ...found.open },
        ]}
      />
    </>
  );
}
