import { Heart } from 'lucide-react';
import type { PictureDetails, Tile } from '#shared/api/contract';
import { imageUrl } from '../../api/imageUrl.ts';
import { gallerySequence, indexOfRow } from '../../stores/gallery/gallerySequence.ts';
import { useGallery, useStudio } from '../../stores/hooks.ts';
import type { Studio } from '../../stores/studio.ts';
import { useToday } from '../../stores/useToday.ts';
import { Callout } from '../../ui/Callout.tsx';
import { FactList } from '../../ui/FactList.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import { usePictureFacts } from '../look/usePictureFacts.ts';
import { pictureData } from '../pictureMenu.ts';
import type { PictureUses } from '../PictureUses.ts';
import { ServedPicture } from '../ServedPicture.tsx';
import { SourceList } from '../SourceList.tsx';
import { LabelEditor } from './LabelEditor.tsx';
import { NoteField } from './NoteField.tsx';
import { PictureButtons } from './PictureButtons.tsx';
import { factsOfPicture } from './pictureFacts.tsx';
import { RatingStars } from './RatingStars.tsx';
import type { ShownPicture } from './useShownPicture.ts';
import { trashedWords } from '../trash/trashedWords.ts';

/** All of one picture that one wants beside the others. */
export function OnePicture({ tile, details, error, uses }: ShownPicture & { readonly uses: PictureUses }) {
  const studio = useStudio();
  const { gallery, facts } = studio;
  const { id } = tile.image;
  const known = usePictureFacts(id);
  const place = useGallery((state) => placeIn(state, tile.number));
  const named = [{ numbers: [tile.number] }];
  // What was said of it since is newer.
  const { rating = tile.rating, isFavourite = tile.isFavourite } = known;
  const { labels = details?.labels, note = details?.facts.note } = known;
  const counted = labels?.map((label) => ({ ...label, count: 1 }));
  return (
    <>
      <button
        type="button"
        className="gallery-aside__picture"
        aria-label={`Open ${tile.words || 'the picture'} large`}
        onClick={() => {
          openAmongOthers(studio, tile);
        }}
        {...pictureData(tile.image)}
      >
        <ServedPicture
          src={imageUrl(id, 640)}
          alt=""
          width={tile.image.width}
          height={tile.image.height}
          draggable={false}
        />
      </button>
      <div className="gallery-aside__said">
        <RatingStars rating={rating} onRate={(stars) => void gallery.getState().rate(stars, named)} />
        <IconButton
          label={isFavourite ? 'Favourite' : 'Make it a favourite'}
          shortcut="F"
          icon={Heart}
          className="heart"
          aria-pressed={isFavourite}
          onClick={() => void gallery.getState().setFacts({ isFavourite: !isFavourite }, named)}
        />
        {place !== '' && <span className="gallery-aside__place">{place}</span>}
      </div>
      <States tile={tile} />
      {details && <Facts details={details} />}
      {error && <p role="alert">{error.message}</p>}
      <LabelEditor
        kind="tag"
        labels={counted}
        count={1}
        onChange={(change) => void facts.getState().setLabels({ ids: [id] }, change)}
      />
      <LabelEditor
        kind="board"
        labels={counted}
        count={1}
        onChange={(change) => void facts.getState().setLabels({ ids: [id] }, change)}
      />
      <NoteField
        key={id}
        note={note}
        placeholder="What you want to remember of it"
        onSave={(note) => facts.getState().setFacts({ ids: [id] }, { note })}
      />
      <PictureButtons tile={tile} uses={uses} hasPrompt={details?.made !== undefined} />
    </>
  );
}

/** Large, with those that were found around it. */
function openAmongOthers({ gallery, view }: Studio, { number, image }: Tile): void {
  const row = gallery.getState().found?.rows.rowOf(number);
  if (row === undefined) view.getState().openLightbox([image], 0);
  else view.getState().openSequence(gallerySequence(gallery), indexOfRow(gallery, row));
}

/** What is wrong with it, or where it lies. */
function States({ tile }: { readonly tile: Tile }) {
  const { gallery } = useStudio();
  const today = useToday();
  return (
    <>
      {tile.isMissing && (
        <Callout tone="bad">
          Its file is not in the library’s folder. All else is kept; it is shown again as soon as the file is back.
        </Callout>
      )}
      {tile.isDamaged && <Callout tone="bad">It is damaged: it does not decode to its end.</Callout>}
      {tile.trashedAt !== undefined && (
        <Callout tone="note">
          {trashedWords(tile.trashedAt, today)}{' '}
          <button
            type="button"
            className="gallery-aside__link"
            onClick={() => void gallery.getState().restore([{ numbers: [tile.number] }])}
          >
            Take it out
          </button>
        </Callout>
      )}
    </>
  );
}

function Facts({ details }: { readonly details: PictureDetails }) {
  const studio = useStudio();
  const prompt = details.made?.prompt ?? details.imported?.prompt ?? '';
  return (
    <>
      {prompt !== '' && (
        <Section title="Prompt">
          <p className="gallery-aside__text" dir="auto" tabIndex={0} role="group" aria-label="Prompt">
            {prompt}
          </p>
        </Section>
      )}
      <FactList facts={factsOfPicture(studio, details)} />
      <SourceList sources={details.made?.sources} />
    </>
  );
}

/** As `2 of 4`, of its group; empty where it has none. */
function placeIn(
  { found, rowsVersion }: Parameters<Parameters<typeof useGallery<string>>[0]>[0],
  number: number,
): string {
  const row = rowsVersion > 0 ? found?.rows.rowOf(number) : undefined;
  const group = row === undefined ? undefined : found?.rows.groupAt(row);
  if (row === undefined || !group || found?.query.groupBy === 'none') return '';
  return `${(row - group.first + 1).toLocaleString('en')} of ${group.count.toLocaleString('en')}`;
}
