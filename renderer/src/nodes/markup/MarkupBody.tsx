import { Info, PencilLine } from 'lucide-react';
import { imageUrl } from '../../api/imageUrl.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { useStudio, useWorkflow } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import type { BodyProps, NodeLook } from '../NodeLook.ts';
import { MarkedPicture } from './MarkedPicture.tsx';
import { nameOf } from './nameOf.ts';
import { useMarkedPictures } from './useMarkedPictures.ts';
import { EmptyBody } from '../bodies/EmptyBody.tsx';
import './MarkupBody.css';

/** More pictures than these are counted. */
const SHOWN = 6;

/** The pictures that come in with what is drawn on them, and the way to draw. */
function MarkupBody({ node }: BodyProps) {
  const { questions } = useStudio();
  const { ids, found } = useMarkedPictures(node.id);
  const isMaskWired = useWorkflow(({ workflow }) =>
    workflow.edges.some(({ from }) => from.node === node.id && from.socket === 'mask'),
  );
  const draw = (at: number) => void questions.ask('draw', { node: node.id, at });
  if (ids.length === 0) {
    return <EmptyBody>Wire a picture in, then draw on it.</EmptyBody>;
  }
  const shown = ids.slice(0, SHOWN);
  return (
    <div className="markup-body nodrag">
      <div
        className={shown.length > 1 ? 'markup-body__pictures markup-body__pictures--several' : 'markup-body__pictures'}
      >
        {shown.map((id, at) => (
          <button
            key={id}
            type="button"
            className="markup-body__picture"
            aria-label={`Draw on picture ${String(at + 1)}`}
            onClick={() => {
              draw(at);
            }}
          >
            <MarkedPicture id={id} marks={found[at]?.marks ?? []} label="" />
          </button>
        ))}
      </div>
      <div className="markup-body__row">
        <span className="markup-body__count">{countWords(ids.length, found.flatMap(({ marks }) => marks).length)}</span>
        <Button
          className="markup-body__draw"
          onClick={() => {
            draw(0);
          }}
        >
          <Icon icon={PencilLine} size={14} />
          Draw…
        </Button>
      </div>
      <Hints found={found} isMaskWired={isMaskWired} />
    </div>
  );
}

interface HintsProps extends Pick<ReturnType<typeof useMarkedPictures>, 'found'> {
  readonly isMaskWired: boolean;
}

/** What a person should know before a run. */
function Hints({ found, isMaskWired }: HintsProps) {
  const all = found.flatMap(({ marks }) => marks);
  const drawn = all.find(({ tool }) => tool !== 'area' && tool !== 'words');
  const hints = [
    ...(found.some(({ isOfAnother }) => isOfAnother)
      ? ['Drawn on another picture. Look whether it fits this one.']
      : []),
    ...(drawn ? [`Say in the prompt what the ${nameOf(drawn)} means.`] : []),
    ...(all.some(({ tool }) => tool === 'area')
      ? [
          isMaskWired
            ? 'A model that takes no mask leaves it out, which is said before the run.'
            : 'Wire the mask into Mask, for models that take one. For others a box and words do more.',
        ]
      : []),
  ];
  if (hints.length === 0) return null;
  return (
    <ul className="markup-body__hints">
      {hints.map((hint) => (
        <li key={hint}>
          <Icon icon={Info} size={12} />
          {hint}
        </li>
      ))}
    </ul>
  );
}

function countWords(pictures: number, marks: number): string {
  const drawn = marks === 0 ? 'Nothing drawn' : marks === 1 ? '1 mark' : `${String(marks)} marks`;
  return pictures === 1 ? drawn : `${drawn} · ${String(pictures)} pictures`;
}

function MarkupThumbnail({ id }: { readonly id: string }) {
  const [first] = useMarkedPictures(id).ids;
  return first === undefined ? null : (
    <ServedPicture className="thumbnail" src={imageUrl(first, 160)} alt="" draggable={false} />
  );
}

export const markupLook: NodeLook = {
  icon: PencilLine,
  Body: MarkupBody,
  Thumbnail: MarkupThumbnail,
  width: 280,
  bodyHeight: (width) => Math.round((width * 9) / 16) + 50,
  stretches: true,
};
