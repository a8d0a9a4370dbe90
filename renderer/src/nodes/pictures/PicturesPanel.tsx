import { kindName } from '#shared/graph/pictureTypes';
import type { NamedPicture } from '#shared/graph/Field';
import { imageUrl } from '../../api/imageUrl.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import type { BodyProps } from '../NodeLook.ts';
import { pictureField, picturesIn } from './namedPictures.ts';
import { openPictures } from './openPictures.ts';
import { usePictureDetails } from './usePictureDetails.ts';
import { useStudio } from '../../stores/hooks.ts';
import { Section } from '../../ui/Section.tsx';
import { formatBytes } from '../../ui/formats.ts';
import './PicturesPanel.css';

/** The pictures a node holds, larger, with what their files are. */
export function PicturesPanel({ node, definition }: BodyProps) {
  const studio = useStudio();
  const pictures = picturesIn(node.fields?.[pictureField(definition) ?? '']);
  if (pictures.length === 0) return null;
  return (
    <Section title="Pictures">
      <ol className="pictures-panel">
        {pictures.map((picture, at) => (
          <Held key={picture.id} picture={picture} at={at} onOpen={() => void openPictures(studio, pictures, at)} />
        ))}
      </ol>
    </Section>
  );
}

interface HeldProps {
  readonly picture: NamedPicture;
  readonly at: number;
  readonly onOpen: () => void;
}

function Held({ picture, at, onOpen }: HeldProps) {
  const { details, isMissing } = usePictureDetails(picture.id);
  const name = picture.name ?? details?.imported?.name ?? 'From the library';
  if (isMissing) {
    return (
      <li className="pictures-panel__words">
        {at + 1}. {name}: not in this library.
      </li>
    );
  }
  const { image, bytes } = details ?? {};
  return (
    <li>
      <button
        type="button"
        className="pictures-panel__picture"
        aria-label={`Open picture ${String(at + 1)}`}
        onClick={onOpen}
      >
        {details && <ServedPicture src={imageUrl(picture.id, 640)} alt="" loading="lazy" draggable={false} />}
      </button>
      <p className="pictures-panel__words">
        {at + 1}. {name}
        {image && (
          <span className="mono">
            {image.width} × {image.height}, {kindName(image.mime)}, {formatBytes(bytes ?? 0)}
          </span>
        )}
      </p>
    </li>
  );
}
