import { fixedSequence, type PictureSequence } from './PictureSequence.ts';
import type { Looking, LookState } from './LookState.ts';

/** Most pictures that are remembered as looked at. */
const MOST_LOOKED_AT = 12;

/** What looks at pictures: the lightbox, the preview, what was looked at and what it was marked as. */
export function lookParts(set: (part: Partial<LookState>) => void, get: () => LookState): LookState {
  return {
    lightbox: null,
    preview: null,
    lookedAt: [],
    pickMarks: new Map(),

    openLightbox(images, index) {
      get().openSequence(fixedSequence(images), index);
    },
    openSequence(sequence, index) {
      if (sequence.count() > 0) set({ lightbox: { sequence, index: placeIn(sequence, index), trail: [] } });
    },
    stepLightbox(by) {
      const { lightbox } = get();
      if (lightbox) set({ lightbox: { ...lightbox, index: stepped(lightbox, by) } });
    },
    showInLightbox(index) {
      const { lightbox } = get();
      if (lightbox) set({ lightbox: { ...lightbox, index: placeIn(lightbox.sequence, index) } });
    },
    leadLightbox(images, index) {
      const { lightbox } = get();
      if (!lightbox || images.length === 0) return;
      const { trail, ...here } = lightbox;
      set({ lightbox: { sequence: fixedSequence(images), index, trail: [...trail, here] } });
    },
    backInLightbox() {
      const { lightbox } = get();
      const before = lightbox?.trail.at(-1);
      if (lightbox && before) set({ lightbox: { ...before, trail: lightbox.trail.slice(0, -1) } });
    },
    closeLightbox() {
      set({ lightbox: null });
    },
    openPreview(sequence, index) {
      if (sequence.count() > 0) set({ preview: { sequence, index: placeIn(sequence, index) } });
    },
    stepPreview(by) {
      const { preview } = get();
      if (preview) set({ preview: { ...preview, index: placeIn(preview.sequence, preview.index + by) } });
    },
    closePreview() {
      set({ preview: null });
    },
    noteLookedAt(image) {
      const others = get().lookedAt.filter(({ id }) => id !== image.id);
      set({ lookedAt: [image, ...others].slice(0, MOST_LOOKED_AT) });
    },
    setPickMark(id, mark) {
      const pickMarks = new Map(get().pickMarks);
      if (mark) pickMarks.set(id, mark);
      else pickMarks.delete(id);
      set({ pickMarks });
    },
  };
}

function placeIn(sequence: PictureSequence, index: number): number {
  return Math.min(Math.max(index, 0), Math.max(0, sequence.count() - 1));
}

function stepped({ sequence, index }: Looking, by: 1 | -1): number {
  const count = sequence.count();
  return count === 0 ? 0 : (index + by + count) % count;
}
