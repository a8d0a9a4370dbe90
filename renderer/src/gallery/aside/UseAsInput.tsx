import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import type { PictureUses } from '../PictureUses.ts';

/** A graph takes so many pictures at a time. */
const MOST_INPUTS = 32;

/** Puts several pictures into the graph on screen; more than it takes are not offered. */
export function UseAsInput({ numbers, uses }: { readonly numbers: readonly number[]; readonly uses: PictureUses }) {
  const studio = useStudio();
  if (numbers.length > MOST_INPUTS) return null;
  return (
    <Button
      onClick={() => {
        const { tileOf } = studio.gallery.getState();
        uses.useAsInput(
          studio,
          numbers.flatMap((number) => tileOf(number)?.image.id ?? []),
        );
      }}
    >
      Use as input
    </Button>
  );
}
