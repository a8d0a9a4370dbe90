import type { PictureDetails } from '#shared/api/contract';
import type { ImageRef } from '#shared/graph/generation';
import { nameOfRow } from '#shared/graph/rows/Row';
import { formatMoney } from '#shared/graph/Money';
import { imageUrl } from '../api/imageUrl.ts';
import { FactList, type Fact } from '../ui/FactList.tsx';
import { Section } from '../ui/Section.tsx';
import { Skeleton } from '../ui/Skeleton.tsx';
import { formatBytes, formatMoment, formatDuration } from '../ui/formats.ts';
import { PictureSets } from './PictureSets.tsx';
import { ServedPicture } from './ServedPicture.tsx';
import { useAnswer } from '../stores/useAnswer.ts';
import './LightboxDetails.css';

/** Where a picture comes from: all the library knows about the call that made it. */
export function LightboxDetails({ image }: { readonly image: ImageRef }) {
  const { value: details, error } = useAnswer('picture.details', { id: image.id });
  return (
    <aside className="lightbox-details" aria-label="Picture details">
      {details ? <Details details={details} /> : error ? <p role="alert">{error.message}</p> : <Waiting />}
    </aside>
  );
}

function Details({ details }: { readonly details: PictureDetails }) {
  const { made } = details;
  return (
    <>
      {made && (
        <Section title="Prompt">
          <p className="lightbox-details__text">{made.prompt}</p>
        </Section>
      )}
      {made?.instructions && (
        <Section title="Instructions">
          <p className="lightbox-details__text">{made.instructions}</p>
        </Section>
      )}
      <Section title="Picture">
        <FactList facts={pictureFacts(details)} />
      </Section>
      {details.drawn && (
        <Section title={details.drawn.isMask ? 'Mask for' : 'Drawn on'}>
          <div className="lightbox-details__references">
            <ServedPicture src={imageUrl(details.drawn.on, 160)} alt="The picture it was drawn on" />
          </div>
        </Section>
      )}
      {made && made.settings.length > 0 && (
        <Section title="What was sent">
          <FactList facts={made.settings.map(([label, value]) => ({ label, value, isMono: true }))} />
        </Section>
      )}
      {made && made.notes.length > 0 && (
        <Section title="Notes">
          <ul className="lightbox-details__notes">
            {made.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      )}
      <PictureSets id={details.image.id} />
      {made && made.references.length > 0 && (
        <Section title="References">
          <div className="lightbox-details__references">
            {made.references.map((reference, index) => (
              <ServedPicture
                key={reference.id}
                src={imageUrl(reference.id, 160)}
                alt={`Reference ${String(index + 1)}`}
              />
            ))}
          </div>
        </Section>
      )}
      {made?.text && (
        <Section title="Text from the model">
          <p className="lightbox-details__text">{made.text}</p>
        </Section>
      )}
      {!made && details.imported && (
        <p className="lightbox-details__unknown">It was put in from a file; it was not made here.</p>
      )}
      {!made && !details.imported && !details.drawn && (
        <p className="lightbox-details__unknown">The library does not know how this picture was made.</p>
      )}
    </>
  );
}

function pictureFacts({ image, bytes, createdAt, isDamaged, made, imported }: PictureDetails): Fact[] {
  const facts: Fact[] = [];
  if (made) facts.push({ label: 'Model', value: made.model, isMono: true });
  if (made?.row) facts.push({ label: 'Row', value: nameOfRow(made.row) });
  if (made) facts.push({ label: 'Seed', value: made.seed, isMono: true });
  if (imported) facts.push({ label: 'Name', value: imported.name });
  facts.push({ label: 'Size', value: `${String(image.width)} × ${String(image.height)} px`, isMono: true });
  facts.push({ label: 'File', value: `${formatBytes(bytes)}, ${image.mime.replace('image/', '')}` });
  if (isDamaged)
    facts.push({ label: 'State', value: 'Damaged: it does not decode to its end. Running again makes it anew.' });
  if (made?.cost) facts.push({ label: 'Cost', value: formatMoney(made.cost), isMono: true });
  if (made?.ms !== undefined) facts.push({ label: 'Took', value: formatDuration(made.ms) });
  if (imported) facts.push({ label: 'Put in', value: formatMoment(imported.at) });
  if (made ?? !imported) facts.push({ label: 'Made', value: formatMoment(createdAt) });
  if (made) facts.push({ label: 'Graph', value: made.graph || 'Untitled' });
  return facts;
}

function Waiting() {
  return (
    <>
      <Skeleton className="lightbox-details__waiting" />
      <Skeleton className="lightbox-details__waiting" />
    </>
  );
}
