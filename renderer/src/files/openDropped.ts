import { AppError } from '#shared/errors/AppError';
import { MAX_TEXT } from '#shared/graph/fields/textField';
import { PICTURE_EXTENSIONS } from '#shared/graph/pictureTypes';
import { HEAD_BYTES, isDrawing } from '#shared/workflow/drawn/isDrawing';
import { graphInDrawing } from '#shared/foreign/read/graphInDrawing';
import { decodeForeign } from '#shared/foreign/read/decodeForeign';
import { foreignBytes, foreignText } from '#shared/workflow/foreignFile';
import { MAX_GRAPH_BYTES, readWorkflowText, tooLarge } from '#shared/workflow/readWorkflow';
import { scanJson } from '#shared/workflow/scanJson';
import { WORKFLOW_FORMAT } from '#shared/workflow/Workflow';
import type { Studio } from '../stores/studio.ts';
import { askGroup, isGroupName, isGroupText } from '../stores/groups/askGroup.ts';

/** Files of one drop that are looked into. */
const MAX_FILES = 50;
/** What is told of one by one; more are counted. */
const MAX_TOLD = 3;
/** Bytes of one character in UTF-8, at most. */
const BYTES_OF_CHARACTER = 4;

/** Why a file was not taken. */
interface Refusal {
  readonly message: string;
  readonly hint?: string | undefined;
}

/** Where what is no graph goes. */
export interface DropPlaces {
  /** Takes each text. */
  readonly onText?: (text: string) => void;
  /** Whether a picture of a graph, with the graph in it, opens that: on a node it is a picture like any. Absent: it opens. */
  readonly keepsDrawings?: boolean;
  /** Takes all pictures together. */
  readonly onPictures?: (pictures: readonly File[]) => Promise<void>;
}

/**
 * Opens the graphs among files that were dropped, in their order, and tells of what is none. Texts come first: they are for the graph they
 * were dropped on, not for one that opens.
 * @param places absent: there is no place for any
 */
export async function openDropped(
  studio: Studio,
  dropped: readonly File[],
  { onText, onPictures, keepsDrawings = false }: DropPlaces = {},
): Promise<void> {
  const drawings = keepsDrawings ? [] : await drawingsAmong(dropped.slice(0, MAX_FILES));
  const pictures = onPictures ? dropped.filter((file) => isPicture(file) && !drawings.includes(file)) : [];
  const looked = dropped.filter((file) => !pictures.includes(file));
  const { named = [], others = [] } = Object.groupBy(looked.slice(0, MAX_FILES), ({ name }) =>
    isGraphName(name) ? 'named' : 'others',
  );
  if (pictures.length > 0) await onPictures?.(pictures);
  const refusals: Refusal[] = [];
  for (const file of [...others, ...named]) {
    try {
      // The desktop opens the file itself, so that Save goes back to it.
      if (isGroupName(file.name)) await askGroup(studio.questions, await textOf(file), file.name);
      else if (isGraphName(file.name) && studio.desktop) await studio.desktop.openDropped(file);
      else if (isGraphName(file.name) || drawings.includes(file))
        await openGraph(studio, await textOf(file), file.name);
      else {
        const refusal = await openOther(studio, file, onText);
        if (refusal) refusals.push(refusal);
      }
    } catch (caught) {
      if (!(caught instanceof AppError)) throw caught;
      refusals.push({ message: caught.message, hint: caught.hint });
    }
  }
  if (looked.length > MAX_FILES) refusals.push(tooMany(looked.length));
  const [first, ...more] = refusals;
  const { notify } = studio.view.getState();
  if (first && more.length === 0) notify(first.message, first.hint);
  else if (first) notify(messageOf(refusals), 'The others were taken. Drop one alone to be told what to do with it.');
}

/** Those that are pictures of graphs, with the graphs in them, and drawings that carry the graph of another program. */
async function drawingsAmong(files: readonly File[]): Promise<readonly File[]> {
  const found = await Promise.all(
    files.map(async (file) => {
      const isSvg = file.name.toLowerCase().endsWith('.svg');
      if (!isSvg && !isPicture(file)) return false;
      const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
      return isDrawing(head) || (isSvg && graphInDrawing(new TextDecoder().decode(head)) !== undefined);
    }),
  );
  return files.filter((_, at) => found[at]);
}

async function openGraph({ files, questions }: Opening, text: string, name: string): Promise<void> {
  if (isGroupText(text)) {
    await askGroup(questions, text, name);
    return;
  }
  if (!text.includes(`"${WORKFLOW_FORMAT}"`)) {
    await files.importGraph({ name: name.slice(0, 300), text });
    return;
  }
  readWorkflowText(text, name);
  await files.openText(text, name);
}

/** What opens the graphs and groups among them. */
type Opening = Pick<Studio, 'files' | 'questions'>;

async function openOther(
  studio: Opening,
  file: File,
  onText: ((text: string) => void) | undefined,
): Promise<Refusal | undefined> {
  const { name } = file;
  if (isPicture(file)) return { message: `${name} is a picture.`, hint: 'Drop it on the graph to make a node of it.' };
  const foreign = foreignBytes(new Uint8Array(await file.slice(0, 64).arrayBuffer()));
  if (foreign) return { message: `${name} ${foreign.is}.`, hint: foreign.hint };
  const isJson = /^\s*[{[<]/.test(await file.slice(0, 1000).text());
  // Other programs call their graphs as they like.
  if (!isJson && !file.type.startsWith('text/'))
    return { message: `${name} is no graph and no text.`, hint: 'Drop a .lumi.json file, or a text.' };
  if (!isJson && file.size > MAX_TEXT * BYTES_OF_CHARACTER) return tooLong(name);
  const text = await textOf(file);
  if (isJson && isNoText(text)) await openGraph(studio, text, name);
  else if (text.length > MAX_TEXT) return tooLong(name);
  else if (onText) onText(text);
  else return { message: `${name} is no graph.`, hint: 'Drop a text on the graph to make a node of it.' };
  return undefined;
}

/** What is to be said of a text that no field can hold. */
export function tooLong(name: string): Refusal {
  return {
    message: `${name} is longer than a text may be, ${MAX_TEXT.toLocaleString('en')} characters. Nothing of it was taken.`,
    hint: 'Drop a part of it.',
  };
}

function tooMany(count: number): Refusal {
  const left = String(count - MAX_FILES);
  return {
    message: `Only the first ${String(MAX_FILES)} files were looked at; ${left} were left out.`,
    hint: 'Drop the others by themselves.',
  };
}

function messageOf(refusals: readonly Refusal[]): string {
  const told = refusals.slice(0, MAX_TOLD).map(({ message }) => message);
  const left = refusals.length - told.length;
  return [...told, ...(left > 0 ? [`${String(left)} more were not taken.`] : [])].join(' ');
}

async function textOf(file: File): Promise<string> {
  if (file.size > MAX_GRAPH_BYTES) throw tooLarge(file.name);
  return decodeForeign(new Uint8Array(await file.arrayBuffer()), file.name);
}

/** A text that is a file of a program, whatever it is called. One in braces alone is a prompt. */
function isNoText(text: string): boolean {
  return (
    isGroupText(text) ||
    text.includes(`"${WORKFLOW_FORMAT}"`) ||
    foreignText(text) !== undefined ||
    scanJson(text) === undefined
  );
}

/** By what it is called: whether it can be read is found out by its bytes. */
export function isPicture({ name, type }: File): boolean {
  return (
    type.startsWith('image/') || PICTURE_EXTENSIONS.some((extension) => name.toLowerCase().endsWith(`.${extension}`))
  );
}

function isGraphName(name: string): boolean {
  return name.toLowerCase().endsWith('.json');
}
