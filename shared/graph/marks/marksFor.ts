import type { Mark, MarkedPicture, Marks } from './Marks.ts';

/** What is drawn on one picture of a list. */
export interface FoundMarks {
  readonly marks: readonly Mark[];
  /** They were drawn on another picture, which came in this place. */
  readonly isOfAnother: boolean;
}

const NONE: FoundMarks = { marks: [], isOfAnother: false };

/**
 * Which marks go onto which of these pictures, by their ids: those drawn on it; else those of its place, where the picture they were drawn on is
 * not in the list.
 */
export function marksFor({ pictures }: Marks, ids: readonly string[]): readonly FoundMarks[] {
  const own = new Map(pictures.map((each) => [each.picture, each]));
  const here = new Set(ids);
  const left = new Map(pictures.filter(({ picture }) => !here.has(picture)).map((each) => [each.place, each]));
  return ids.map((id, place) => {
    const found = own.get(id);
    if (found) return { marks: found.marks, isOfAnother: false };
    const other = left.get(place);
    return other && other.marks.length > 0 ? { marks: other.marks, isOfAnother: true } : NONE;
  });
}

/** The same marks, with these on this picture in place of what was found for it; those of another picture in its place are now its own. */
export function withMarks(
  { version, pictures }: Marks,
  ids: readonly string[],
  at: { readonly picture: string; readonly place: number },
  marks: readonly Mark[],
): Marks {
  const here = new Set(ids);
  const others = pictures.filter(
    ({ picture, place }) => picture !== at.picture && (place !== at.place || here.has(picture)),
  );
  const marked: MarkedPicture = { picture: at.picture, place: at.place, marks };
  return { version, pictures: marks.length === 0 ? others : [...others, marked] };
}
