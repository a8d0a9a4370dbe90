import type { TakenPictures } from '#shared/api/contract';
import type { WorkflowStore } from '../../stores/graph/workflowStore.ts';
import { askWhatFor, type WhatFor } from '../../gallery/use/askWhatFor.ts';
import type { Studio } from '../../stores/studio.ts';
import type { Intake } from './intoNode.ts';
import { undoAction } from './undoAction.ts';

/** Files of one drop that are taken. */
const MAX_FILES = 200;
/** What is told of one by one; more are counted. */
const MAX_TOLD = 3;
/** Notices of pictures that come in: one, whose words change. */
const TOPIC = 'pictures-in';
const AS_PICTURE: WhatFor = { is: 'picture' };

/** Puts files into the library and those that are pictures into the graph that is on screen now. Tells how far it is, and of what was left out, in one notice. */
export async function takePictures(
  studio: Studio,
  files: readonly File[],
  intake: Intake,
  /** Whether a single one may be meant as the graph that made it. */
  asksWhatFor = false,
): Promise<void> {
  const { documents, view } = studio;
  const { store } = documents.active();
  const { notify } = view.getState();
  const looked = files.slice(0, MAX_FILES);
  if (looked.length > 1) notify(`Taking ${String(looked.length)} pictures.`, undefined, { topic: TOPIC });
  const taken = await studio.importPictures(looked, (done) => {
    if (done < looked.length)
      notify(`${String(done)} of ${String(looked.length)} pictures taken.`, undefined, { topic: TOPIC });
  });
  const left = files.length - looked.length;
  const [only, ...more] = taken.pictures;
  const whatFor =
    asksWhatFor && only && more.length === 0 && files.length === 1 ? await askWhatFor(studio, only) : AS_PICTURE;
  if (whatFor.is === 'done') return;
  const { words } = whatFor;
  putTaken(studio, store, taken, intake, {
    isTold: looked.length > 1,
    words: [
      ...(left > 0 ? [`${String(left)} more were left out: drop them by themselves.`] : []),
      ...(words === undefined ? [] : [words]),
    ],
  });
}

interface TakenWords {
  /** Whether it is told of in any case. */
  readonly isTold?: boolean;
  /** What is to be told besides. */
  readonly words?: readonly string[];
}

/** Puts what was taken into the library into a graph too, and tells what is to be known of it. */
export function putTaken(
  studio: Studio,
  store: WorkflowStore,
  taken: TakenPictures,
  intake: Intake,
  { isTold = false, words = [] }: TakenWords = {},
): void {
  const { documents, view } = studio;
  const { notify } = view.getState();
  const told = [...refusals(taken), ...words];
  if (taken.pictures.length === 0) {
    const [first, ...more] = told;
    if (first !== undefined) notify(first, more.join(' ') || undefined, { topic: TOPIC });
    return;
  }
  const { node, said } = intake.add(
    store,
    taken.pictures.map(({ id, name }) => ({ id, name })),
  );
  if (node !== '' && documents.active().store === store) view.getState().canvas?.focus(node, intake.isPointedAt);
  if (isTold || intake.isTold || told.length > 0)
    notify(said, told.join(' ') || undefined, { topic: TOPIC, action: undoAction(studio, store) });
}

/** Why files were left out, and what else is to be known of those that were taken. */
function refusals({ pictures, refused }: TakenPictures): readonly string[] {
  const told = refused.map(({ name, error }) => `${name}: ${[error.message, error.hint].filter(Boolean).join(' ')}`);
  const notes = pictures.flatMap(({ name, note }) => (note === undefined ? [] : [`${name}: ${note}`]));
  const all = [...told, ...notes];
  const rest = all.length - MAX_TOLD;
  return rest > 0 ? [...all.slice(0, MAX_TOLD), `${String(rest)} more things to know.`] : all;
}
