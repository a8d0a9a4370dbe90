import {
  Columns2,
  Dices,
  GitCompareArrows,
  ImagePlus,
  PencilLine,
  Replace,
  SlidersHorizontal,
  WandSparkles,
  Workflow,
  X,
} from 'lucide-react';
import type { NamedPicture } from '#shared/graph/Field';
import type { Picture } from '../../gallery/pictureActions.ts';
import { nodeById } from '#shared/workflow/lookups';
import { compareWithToday } from '../../gallery/use/compareWithToday.ts';
import { openItsGraph } from '../../gallery/use/openItsGraph.ts';
import { pictureMenu } from '../../gallery/pictureMenu.ts';
import { attempt } from '../../stores/attempt.ts';
import type { Studio } from '../../stores/studio.ts';
import type { MenuEntry } from '../../ui/overlays/MenuEntries.tsx';
import { markUpPicture } from '../markup/markUpPicture.ts';
import { chooseFor } from './choosePictures.ts';
import { editPicture } from './editPicture.ts';
import { pictureField, picturesIn } from './namedPictures.ts';
import { takeSeed, takeSettings } from './use/takeSettings.ts';
import { tryPictureBeside } from './use/tryPictureBeside.ts';
import { putInGraph } from './putInGraph.ts';

/**
 * What any picture's menu does to the graph on screen.
 * @param from the node it is shown in there
 */
export function pictureEntries(studio: Studio, picture: NamedPicture, from?: string): readonly MenuEntry[] {
  return [
    { label: 'Edit this picture', icon: WandSparkles, onSelect: () => void editPicture(studio, picture, from) },
    {
      label: 'Mark up',
      icon: PencilLine,
      onSelect: () => {
        markUpPicture(studio, picture, from);
      },
    },
    { label: 'Open its graph', icon: Workflow, onSelect: () => void openItsGraph(studio, { picture: picture.id }) },
    {
      label: 'Compare its graph with today’s',
      icon: GitCompareArrows,
      onSelect: () => void compareWithToday(studio, picture.id),
    },
    {
      label: 'Try beside…',
      icon: Columns2,
      onSelect: () => void attempt(studio, undefined, () => tryPictureBeside(studio, picture.id)),
    },
    { label: 'Same settings', icon: SlidersHorizontal, onSelect: () => void takeSettings(studio, picture.id) },
    { label: 'Same seed', icon: Dices, onSelect: () => void takeSeed(studio, picture.id) },
    {
      label: 'Use as input',
      icon: ImagePlus,
      onSelect: () => {
        putInGraph(studio, picture, from);
      },
    },
  ];
}

/** What a picture's menu does in the node that holds it. `at`: its place there, from 0. */
export function slotEntries(studio: Studio, node: string, at: number): readonly MenuEntry[] {
  const { workflow } = studio.workflow.getState();
  const field = pictureField(studio.paletteOf(workflow).get(nodeById(workflow, node)?.type ?? ''));
  if (field === undefined) return [];
  const pictures = picturesIn(nodeById(workflow, node)?.fields?.[field]);
  return [
    {
      label: 'Replace…',
      icon: Replace,
      onSelect: () => void chooseFor(studio, { node, instead: at }),
    },
    {
      label: 'Remove from the node',
      icon: X,
      onSelect: () => {
        studio.workflow.getState().setFields(node, { [field]: pictures.toSpliced(at, 1) });
      },
    },
    'separator',
  ];
}

/** Of the picture that is large in front of all. */
export function lightboxMenu(studio: Studio, picture: Picture): MenuEntry[] {
  return pictureMenu(studio, picture, { edits: pictureEntries(studio, { id: picture.id }) });
}
