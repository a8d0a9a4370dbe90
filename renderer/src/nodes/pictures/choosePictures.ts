import { attempt } from '../../stores/attempt.ts';
import type { Studio } from '../../stores/studio.ts';
import { intoNode, type Intake, type NodeTarget } from './intoNode.ts';
import { putTaken, takePictures } from './takePictures.ts';

/** Asks for files of pictures, and puts those that are some where they are to go. On the desktop the system asks. */
export function choosePictures(studio: Studio, intake: Intake): Promise<void> {
  return attempt(studio, undefined, async () => {
    const { store } = studio.documents.active();
    if (studio.desktop) {
      const taken = await studio.client('picture.choose');
      if (taken) putTaken(studio, store, taken, intake);
      return;
    }
    const files = await askForFiles();
    if (files.length > 0) await takePictures(studio, files, intake);
  });
}

/** Asks for pictures for a node that holds some: for its end, or in place of one. One that is missing comes back, or gives way to another, and that is said. */
export function chooseFor(studio: Studio, target: NodeTarget): Promise<void> {
  return choosePictures(studio, {
    add: (graph, pictures) =>
      intoNode(studio, graph, pictures, target) ?? {
        node: target.node,
        said: 'The node is gone. The pictures are in the library.',
      },
    isPointedAt: true,
    isTold: target.missing !== undefined,
  });
}

/** The browser's dialog; empty where nothing was chosen. */
function askForFiles(): Promise<readonly File[]> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  input.multiple = true;
  return new Promise((resolve) => {
    input.addEventListener('change', () => {
      resolve([...(input.files ?? [])]);
    });
    input.addEventListener('cancel', () => {
      resolve([]);
    });
    input.click();
  });
}
