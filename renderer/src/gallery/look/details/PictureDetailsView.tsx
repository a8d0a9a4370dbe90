import { kindName } from '#shared/graph/pictureTypes';
import type { PictureDetails } from '#shared/api/contract';
import type { ImageRef } from '#shared/graph/generation';
import { formatMoney } from '#shared/graph/Money';
import { nameOfRow } from '#shared/graph/rows/Row';
import { copyText } from '../../../stores/copyText.ts';
import { useStudio } from '../../../stores/hooks.ts';
import { useAnswer } from '../../../stores/useAnswer.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { FactList, type Fact } from '../../../ui/FactList.tsx';
import { Section } from '../../../ui/Section.tsx';
import { formatBytes, formatDuration, formatMoment } from '../../../ui/formats.ts';
import { NoteField } from '../../aside/NoteField.tsx';
import { PictureSets } from '../../PictureSets.tsx';
import { SourceList } from '../../SourceList.tsx';
import { CopiedText } from './CopiedText.tsx';
import { LabelChips } from './LabelChips.tsx';
import { PictureThumbs } from './PictureThumbs.tsx';
import { usePictureFacts } from '../usePictureFacts.ts';
import './PictureDetailsView.css';

interface PictureDetailsViewProps {
  readonly details: PictureDetails;
  /** Looks at a picture that this one has to do with. */
  readonly onLead: (images: readonly ImageRef[], index: number) => void;
}

/** All the library knows of a picture: how it was made or where it came from, what is said of it, and the pictures it has to do with. */
export function PictureDetailsView({ details, onLead }: PictureDetailsViewProps) {
  const { image, made, imported, drawn } = details;
  const { value: lineage } = useAnswer('picture.lineage', { id: image.id });
  const settings = made?.settings ?? imported?.settings ?? [];
  const references = made?.references ?? [];
  const parents = (lineage?.parents ?? []).map((tile) => tile.image);
  const others = parents.filter(({ id }) => !references.some((reference) => reference.id === id));
  const children = (lineage?.children ?? []).map((tile) => tile.image);
  const lead = (images: readonly ImageRef[]) => (index: number) => {
    onLead(images, index);
  };
  return (
    <>
      <CopiedText title="Prompt" text={made?.prompt ?? imported?.prompt} />
      <CopiedText title="Instructions" text={made?.instructions} />
      <CopiedText title="Negative prompt" text={imported?.negative} />
      <Section title="Picture" tools={<SeedCopy seed={made?.seed ?? imported?.seed} />}>
        <FactList facts={pictureFacts(details)} />
      </Section>
      {settings.length > 0 && (
        <Section title={made ? 'What was sent' : 'Settings, as its file says'}>
          <FactList facts={settings.map(([label, value]) => ({ label, value, isMono: true }))} />
        </Section>
      )}
      {made && made.notes.length > 0 && (
        <Section title="Notes">
          <ul className="picture-details__notes">
            {made.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </Section>
      )}
      <PictureNote key={image.id} id={image.id} />
      <LabelChips id={image.id} />
      <PictureSets id={image.id} />
      <PictureThumbs title="References" name="reference" images={references} onOpen={lead(references)} />
      <PictureThumbs
        title={drawn ? (drawn.isMask ? 'Mask for' : 'Drawn on') : 'Made from'}
        name="what it was made from"
        images={others}
        onOpen={lead(others)}
      />
      <PictureThumbs title="Made from it" name="what was made from it" images={children} onOpen={lead(children)} />
      <CopiedText title="Text from the model" text={made?.text} />
      <SourceList sources={made?.sources} />
      {!made && !drawn && (
        <p className="picture-details__unknown">
          {imported
            ? 'It was put in from a file; it was not made here.'
            : 'The library does not know how this picture was made.'}
        </p>
      )}
    </>
  );
}

function PictureNote({ id }: { readonly id: string }) {
  const { facts } = useStudio();
  const { note } = usePictureFacts(id);
  return (
    <NoteField
      note={note}
      placeholder="What you want to remember of it"
      onSave={(text) => facts.getState().setFacts({ ids: [id] }, { note: text })}
    />
  );
}

function SeedCopy({ seed }: { readonly seed: number | undefined }) {
  const studio = useStudio();
  return seed === undefined ? null : <CopyButton of="seed" onCopy={() => copyText(studio, String(seed))} />;
}

const FOREIGN_GRAPHS = { own: 'ours, in its file', comfyui: 'of ComfyUI', invokeai: 'of InvokeAI' } as const;

function pictureFacts(details: PictureDetails): Fact[] {
  const { image, bytes, createdAt, isDamaged, isMissing, trashedAt, emptiedAt, made, imported } = details;
  const mono = (label: string, value: string | number | undefined): Fact[] =>
    value === undefined ? [] : [{ label, value: String(value), isMono: true }];
  const plain = (label: string, value: string | undefined): Fact[] => (value === undefined ? [] : [{ label, value }]);
  return [
    ...plain('Provider', made?.provider),
    ...plain('Program', imported?.program),
    ...mono('Model', made?.model ?? imported?.model),
    ...plain('Row', made?.row && nameOfRow(made.row)),
    ...mono('Seed', made?.seed ?? imported?.seed),
    ...plain('Name', imported?.name),
    ...mono('Size', `${String(image.width)} × ${String(image.height)} px`),
    ...plain('File', `${formatBytes(bytes)}, ${kindName(image.mime)}`),
    ...plain('State', stateOf({ isDamaged, isMissing, trashedAt, emptiedAt })),
    ...mono('Cost', made?.cost && formatMoney(made.cost)),
    ...plain('Took', made?.ms === undefined ? undefined : formatDuration(made.ms)),
    ...plain('Put in', imported && formatMoment(imported.at)),
    ...plain('Made', made || !imported ? formatMoment(createdAt) : undefined),
    ...plain('Graph', made ? made.graph || 'Untitled' : imported?.graph && FOREIGN_GRAPHS[imported.graph]),
  ];
}

type State = { readonly [K in 'isDamaged' | 'isMissing' | 'trashedAt' | 'emptiedAt']: PictureDetails[K] | undefined };

function stateOf({ isDamaged, isMissing, trashedAt, emptiedAt }: State): string | undefined {
  if (emptiedAt !== undefined) return `Removed with the trash, ${formatMoment(emptiedAt)}.`;
  if (isMissing) return 'Its file is not there. It is shown again when it is back.';
  if (isDamaged) return 'Damaged: it does not decode to its end. Running again makes it anew.';
  return trashedAt === undefined ? undefined : `In the trash since ${formatMoment(trashedAt)}.`;
}
