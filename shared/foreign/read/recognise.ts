import { WorkflowFileError } from '../../errors/inputErrors.ts';
import { foreignText, foreignValue, type Foreign } from '../../workflow/foreignFile.ts';
import { parseExactly } from '../../workflow/parseExactly.ts';
import { MAX_DEPTH } from '../../workflow/scanJson.ts';
import { WORKFLOW_FORMAT } from '../../workflow/Workflow.ts';
import { asMap, at, listOf, membersOf, type JsonMap } from '../json.ts';
import type { ForeignForm } from '../ImportReport.ts';
import { fileOfCopied } from './copiedNodes.ts';
import { graphInDrawing } from './graphInDrawing.ts';
import { scanLoosely } from './scanLoosely.ts';

/** A graph of another program, or ours, by what stands in it. */
export interface Recognised {
  readonly form: ForeignForm;
  readonly value: JsonMap;
}

/** How often a text may be put into a text. */
const MAX_TEXTS = 4;

/**
 * What a text holds, by its content alone: whatever it is called, and however often it was written into a text.
 * @param name what messages call the file
 * @throws WorkflowFileError saying what it seems to be instead
 */
export function recognise(text: string, name: string): Recognised {
  let value = readLoosely(graphInDrawing(text) ?? text, name);
  for (let left = MAX_TEXTS; left > 0 && typeof value === 'string'; left--) value = readLoosely(value, name);
  const map = asMap(value);
  const found = map && formOf(map, name, MAX_TEXTS);
  if (found) return found;
  throw refusal(name, otherForm(value) ?? foreignValue(value) ?? NO_GRAPH);
}

/** Whether a text may be a graph, looked at quickly: it is not said to be one. */
export function mayBeForeign(text: string): boolean {
  return /^[\s\uFEFF]*["{[]/.test(text) && HINTS.test(text);
}

const HINTS = /\\?"(?:class_type|widgets_values|last_node_id|links|nanoBanana|edgeStyle)\\?"/;

function readLoosely(text: string, name: string): unknown {
  const plain = text.replace(/^\uFEFF/, '');
  const foreign = /^\s*["{[]/.test(plain) ? undefined : foreignText(plain);
  if (foreign) throw refusal(name, foreign);
  const scanned = scanLoosely(plain);
  if (scanned.isTooDeep) throw refusal(name, TOO_DEEP);
  try {
    return parseExactly(scanned.text);
  } catch (cause) {
    throw refusal(name, scanned.isCutOff && /^\s*["{[]/.test(plain) ? CUT_OFF : NO_JSON, cause);
  }
}

/** Of a request, and of what holds both forms, the editor's own form goes first: it knows places and notes. */
function formOf(value: JsonMap, name: string, left: number): Recognised | undefined {
  if (at(value, 'format') === WORKFLOW_FORMAT) return { form: 'lumi', value };
  const ui = uiForm(value);
  if (ui) return { form: ui, value: fileOfCopied(value) ?? value };
  if (isApi(value)) return { form: 'comfyui-api', value };
  if (isBanana(value)) return { form: 'node-banana', value };
  if (left === 0) return undefined;
  const extra = asMap(at(asMap(at(value, 'extra_data')), 'extra_pnginfo'));
  const inner = [at(extra, 'workflow'), at(value, 'workflow'), at(value, 'prompt')];
  for (const each of inner) {
    const map = asMap(typeof each === 'string' && /^\s*["{[]/.test(each) ? readQuietly(each, name) : each);
    const found = map && formOf(map, name, left - 1);
    if (found) return { ...found, form: found.form === 'lumi' ? 'lumi' : 'comfyui-request' };
  }
  return undefined;
}

/** What is damaged gives way to the next. */
function readQuietly(text: string, name: string): unknown {
  try {
    const value = readLoosely(text, name);
    return typeof value === 'string' ? readLoosely(value, name) : value;
  } catch (caught) {
    if (caught instanceof WorkflowFileError) return undefined;
    throw caught;
  }
}

function uiForm(value: JsonMap): 'comfyui-ui-0.4' | 'comfyui-ui-1' | undefined {
  if (!Array.isArray(at(value, 'nodes'))) return undefined;
  const links = at(value, 'links');
  const all = membersOf(links);
  if (all.length === 0) {
    const isNewer = Array.isArray(links) && asMap(at(value, 'state'));
    if (isNewer) return 'comfyui-ui-1';
    return Array.isArray(links) || 'last_node_id' in value || 'state' in value ? 'comfyui-ui-0.4' : undefined;
  }
  return all.some((link) => asMap(link)) ? 'comfyui-ui-1' : 'comfyui-ui-0.4';
}

/** Other keys may stand beside the nodes. An empty object is no graph. */
function isApi(value: JsonMap): boolean {
  return Object.values(value).some((node) => typeof at(asMap(node), 'class_type') === 'string');
}

const BANANA_TYPES: ReadonlySet<unknown> = new Set([
  'nanoBanana',
  'imageInput',
  'annotation',
  'llmGenerate',
  'promptConstructor',
  'outputGallery',
  'generateVideo',
  'splitGrid',
]);

function isBanana(value: JsonMap): boolean {
  return (
    Array.isArray(at(value, 'edges')) &&
    Array.isArray(at(value, 'nodes')) &&
    (typeof at(value, 'edgeStyle') === 'string' ||
      listOf(at(value, 'nodes')).some((node) => BANANA_TYPES.has(at(asMap(node), 'type'))))
  );
}

/** Node templates are exported in an object, and kept as a bare list. */
function otherForm(value: unknown): Foreign | undefined {
  const map = asMap(value);
  const templates = listOf(map ? at(map, 'templates') : value);
  if (templates.some((each) => typeof at(asMap(each), 'data') === 'string'))
    return {
      is: 'holds node templates of ComfyUI, not a workflow',
      hint: 'Put them into a graph in ComfyUI, and save that.',
    };
  if (map && Object.keys(map).length === 0)
    return { is: 'is an empty object, and no graph', hint: 'Look for another copy of it.' };
  return undefined;
}

const NO_GRAPH: Foreign = {
  is: 'is no graph that Lumi Studio knows',
  hint: 'Workflows of ComfyUI, of its editor or as “Export (API)” writes them, and of Node Banana can be brought in.',
};
const NO_JSON: Foreign = {
  is: 'is not JSON',
  hint: 'Workflows of ComfyUI and Node Banana are JSON files; this is something else.',
};
const CUT_OFF: Foreign = {
  is: 'is not JSON: it ends in the middle',
  hint: 'It may be cut off. Look for another copy of it.',
};
const TOO_DEEP: Foreign = { is: `is nested more than ${String(MAX_DEPTH)} levels deep`, hint: 'No graph is.' };

function refusal(name: string, { is, hint }: Foreign, cause?: unknown): WorkflowFileError {
  return new WorkflowFileError(`${name} ${is}.`, { hint, cause });
}
