import type { LedgerCall } from '#shared/api/contract';
import { nameOfRow } from '#shared/graph/rows/Row';
import { imageUrl } from '../../api/imageUrl.ts';
import { pictureData } from '../../gallery/pictureMenu.ts';
import { ServedPicture } from '../../gallery/ServedPicture.tsx';
import { SourceList } from '../../gallery/SourceList.tsx';
import { useStudio } from '../../stores/hooks.ts';
import { ReportCallout } from '../../ui/ReportCallout.tsx';
import { FactList, type Fact } from '../../ui/FactList.tsx';
import { Section } from '../../ui/Section.tsx';
import './CallFacts.css';

/** What was really sent, and all that came back. */
export function CallFacts({ call }: { readonly call: LedgerCall }) {
  return (
    <div className="call-facts">
      <div className="call-facts__column">
        {call.error && <ReportCallout report={call.error} />}
        <Section title="Prompt">
          <p className="call-facts__text" dir="auto">
            {call.prompt}
          </p>
        </Section>
        {call.instructions !== '' && (
          <Section title="Instructions">
            <p className="call-facts__text" dir="auto">
              {call.instructions}
            </p>
          </Section>
        )}
        {call.text !== '' && (
          <Section title={textTitle(call)}>
            <p className="call-facts__text" dir="auto">
              {call.text}
            </p>
          </Section>
        )}
        <SourceList sources={call.sources} />
        {call.notes.length > 0 && (
          <Section title="Notes">
            <ul className="call-facts__notes">
              {call.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          </Section>
        )}
      </div>
      <div className="call-facts__column">
        <Section title="What was sent">
          <FactList facts={sent(call)} />
        </Section>
        {call.usage && (
          <Section title="Counted by the provider">
            <FactList facts={usage(call.usage)} />
          </Section>
        )}
        <Pictures title="References" images={call.references} />
        <Pictures title={call.images.length === 1 ? 'Picture' : 'Pictures'} images={call.images} />
      </div>
    </div>
  );
}

/** Of a text that broke off, what had come is kept to be read. */
function textTitle({ kind, state }: LedgerCall): string {
  if (kind !== 'text') return 'Text from the model';
  return state === 'done' ? 'Text' : 'What had come of the text';
}

function sent({ provider, model, seed, settings, row, ...call }: LedgerCall): Fact[] {
  return [
    ...(row ? [{ label: 'Row', value: nameOfRow(row) }] : []),
    { label: 'Provider', value: provider, isMono: true },
    { label: 'Model', value: model, isMono: true },
    { label: 'Seed', value: seed, isMono: true },
    ...settings.map(([label, value]) => ({ label, value, isMono: true })),
    ...told('Service tier as served', call.tier),
    ...told('Collected under', call.remoteId),
    ...told('Price', call.price),
  ];
}

function told(label: string, value: string | undefined): Fact[] {
  return value === undefined ? [] : [{ label, value, isMono: true }];
}

function usage({ inputTokens, outputTokens, imageTokens }: NonNullable<LedgerCall['usage']>): Fact[] {
  const all = [
    { label: 'Tokens in', value: inputTokens },
    { label: 'Tokens out', value: outputTokens },
    { label: 'Of images', value: imageTokens },
  ];
  return all.flatMap(({ label, value }) => (value === undefined ? [] : [{ label, value, isMono: true }]));
}

function Pictures({ title, images }: { readonly title: string; readonly images: LedgerCall['images'] }) {
  const { view } = useStudio();
  if (images.length === 0) return null;
  return (
    <Section title={title}>
      <div className="call-facts__pictures">
        {images.map((image, index) => (
          <button
            key={image.id}
            type="button"
            className="call-facts__picture"
            aria-label={`${title} ${String(index + 1)}`}
            {...pictureData(image)}
            onClick={() => {
              view.getState().openLightbox(images, index);
            }}
          >
            <ServedPicture src={imageUrl(image.id, 160)} alt="" loading="lazy" draggable={false} />
          </button>
        ))}
      </div>
    </Section>
  );
}
