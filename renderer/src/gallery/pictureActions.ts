import type { PictureDetails } from '#shared/api/contract';
import { pictureFileName } from '#shared/api/pictureFileName';
import type { ImageRef } from '#shared/graph/generation';
import { attempt } from '../stores/attempt.ts';
import type { Studio } from '../stores/studio.ts';
import { imageUrl, shownUrl } from '../api/imageUrl.ts';
import type { DraggedPicture } from '../stores/view/ViewState.ts';
import { PICTURE_TYPE } from './draggedPicture.ts';

/** A picture where only so much of it is at hand. */
export interface Picture extends Pick<ImageRef, 'id' | 'mime'> {
  /** What it was called where it came from. */
  readonly name?: string;
}

export function copyPicture(studio: Studio, picture: Picture): Promise<void> {
  return attempt(studio, 'The picture is on the clipboard.', async () => {
    if (studio.desktop) await studio.client('picture.copy', { id: picture.id });
    // Handed over as a promise: the browser wants to hear of it while the click is fresh.
    else await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(picture) })]);
  });
}

export function copyPrompt(studio: Studio, { id }: Picture): Promise<void> {
  return copyFact(
    studio,
    id,
    'The prompt is on the clipboard.',
    ({ made, imported }) => made?.prompt ?? imported?.prompt,
  );
}

export function copySeed(studio: Studio, { id }: Picture): Promise<void> {
  return copyFact(studio, id, 'The seed is on the clipboard.', ({ made, imported }) => {
    const seed = made?.seed ?? imported?.seed;
    return seed === undefined ? undefined : String(seed);
  });
}

/** Shows the file where it lies; for the desktop only. */
export function revealPicture(studio: Studio, { id }: Picture): Promise<void> {
  return attempt(studio, undefined, () => studio.client('picture.reveal', { id }));
}

/** The desktop asks where to; a browser puts it where it puts downloads. */
export function savePictureCopy(studio: Studio, { id, mime }: Picture): Promise<void> {
  return attempt(studio, undefined, async () => {
    if (studio.desktop) {
      const { saved } = await studio.client('picture.saveCopy', { id });
      if (saved) studio.view.getState().notify('A copy is saved.');
      return;
    }
    const { made } = await studio.client('picture.details', { id });
    const link = document.createElement('a');
    link.href = imageUrl(id);
    link.download = pictureFileName({ id, mime, graph: made?.graph, seed: made?.seed });
    link.click();
  });
}

/** A press on a picture may become a drag, which the desktop takes over only while the button is held: it gets ready at once. */
export function preparePictureDrag(studio: Studio, event: PointerEvent, { id }: Picture): void {
  if (event.button !== 0 || !studio.desktop) return;
  // What went wrong is told where a drag comes of it.
  studio.client('picture.prepareDrag', { id }).catch(() => undefined);
}

/** A drag that begins on a picture takes it out of the window as a file. */
export function dragPictureOut(
  studio: Studio,
  event: DragEvent,
  picture: Picture & { readonly seed?: number },
  from?: DraggedPicture['from'],
  others?: DraggedPicture['others'],
): void {
  const { id, name } = picture;
  const dragged: DraggedPicture = {
    id,
    ...(name !== undefined && { name }),
    ...(from && { from }),
    ...(others && { others }),
  };
  if (studio.desktop) {
    // From here on the system drags a file; the page's own drag must not go on beside it.
    event.preventDefault();
    rememberDragged(studio, dragged);
    void attempt(studio, undefined, () => dragFile(studio, picture));
    return;
  }
  event.dataTransfer?.setData(PICTURE_TYPE, JSON.stringify(dragged));
  const graph = studio.workflow.getState().whole.name;
  const address = new URL(imageUrl(picture.id), document.baseURI).href;
  event.dataTransfer?.setData('DownloadURL', `${picture.mime}:${pictureFileName({ ...picture, graph })}:${address}`);
  event.dataTransfer?.setData('text/uri-list', address);
}

/** Until the pointer moves without a button: then that drag is over, wherever it was dropped. */
function rememberDragged({ view }: Studio, dragged: DraggedPicture): void {
  view.getState().setDragged(dragged);
  const over = new AbortController();
  const forget = ({ type, buttons }: PointerEvent) => {
    if (type === 'pointermove' && buttons !== 0) return;
    over.abort();
    view.getState().setDragged(null);
  };
  window.addEventListener('pointermove', forget, { signal: over.signal });
  window.addEventListener('pointerdown', forget, { signal: over.signal });
}

/** Once the button is up there is no drag to take over: the system would hold on to a file that nobody holds. */
async function dragFile(studio: Studio, { id }: Picture): Promise<void> {
  const released = new AbortController();
  const { signal } = released;
  window.addEventListener(
    'pointerup',
    () => {
      released.abort();
    },
    { capture: true, signal },
  );
  await studio.client('picture.prepareDrag', { id });
  if (signal.aborted) return;
  released.abort();
  await studio.client('picture.dragOut', { id });
}

function copyFact(
  studio: Studio,
  id: string,
  said: string,
  fact: (details: PictureDetails) => string | undefined,
): Promise<void> {
  return attempt(studio, undefined, async () => {
    const text = fact(await studio.client('picture.details', { id }));
    if (text === undefined) {
      studio.view.getState().notify('The library does not know how this picture was made.');
      return;
    }
    await navigator.clipboard.writeText(text);
    studio.view.getState().notify(said);
  });
}

/** A clipboard takes PNG from a page and nothing else. */
async function pngOf({ id, mime }: Picture): Promise<Blob> {
  const picture = await (await fetch(shownUrl({ id, mime }))).blob();
  if (mime === 'image/png') return picture;
  const bitmap = await createImageBitmap(picture);
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return canvas.convertToBlob({ type: 'image/png' });
}
