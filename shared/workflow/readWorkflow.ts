import { WorkflowFileError } from '../errors/inputErrors.ts';
import { withoutTwins } from '../graph/withoutTwins.ts';
import { graphInPng } from './drawn/graphInPng.ts';
import { graphInSvg } from './drawn/graphInSvg.ts';
import { foreignBytes, foreignText, foreignValue, type Foreign } from './foreignFile.ts';
import { migrations } from './migrations/index.ts';
import { parseExactly } from './parseExactly.ts';
import { siftWorkflow } from './siftWorkflow.ts';
import { isTooDeep, MAX_DEPTH, scanJson, type JsonFault } from './scanJson.ts';
import { WORKFLOW_FORMAT, WORKFLOW_VERSION, type Workflow } from './Workflow.ts';
import { workflowSchema } from './workflowSchema.ts';

/** Far above any graph; a wrong file must not fill the memory. */
export const MAX_GRAPH_BYTES = 64_000_000;

/** The text of a graph file's bytes, or of that in a picture of a graph, not looked into. @throws WorkflowFileError saying what the file is instead. */
export function decodeGraph(bytes: Uint8Array, name = THIS_FILE): string {
  if (bytes.length > MAX_GRAPH_BYTES) throw tooLarge(name);
  const drawn = graphInPng(bytes);
  if (drawn !== undefined) return drawn;
  const foreign = foreignBytes(bytes);
  if (foreign) throw refusal(name, foreign);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new WorkflowFileError(`${name} is not a text file in UTF-8.`, {
      hint: 'Graph files end in .lumi.json and are plain text.',
      cause,
    });
  }
}

export function tooLarge(name: string): WorkflowFileError {
  return new WorkflowFileError(`${name} is too large to be a graph.`, {
    hint: `A graph file has at most ${String(MAX_GRAPH_BYTES / 1e6)} MB.`,
  });
}

/** A graph, and what of its file is not in it: a sentence for each part. */
export interface ToldWorkflow {
  readonly workflow: Workflow;
  /** At most `MOST_LEFT`; empty: all of it is there. */
  readonly left: readonly string[];
}

/** Sentences about what is left out. */
const MOST_LEFT = 100;

/** As `readWorkflowTold`, without what is told. */
export function readWorkflowText(text: string, name = THIS_FILE): Workflow {
  return readWorkflowTold(text, name).workflow;
}

/**
 * The graph in a file's text, or in a drawing of it. Older versions are migrated; node types this program does not know are kept, and a part
 * that cannot be read is left out and told, whatever else the file holds.
 * @param name what messages call the file
 * @throws WorkflowFileError saying what is wrong and where, of what no graph can be read from.
 */
export function readWorkflowTold(text: string, name = THIS_FILE): ToldWorkflow {
  return readLeniently(parseGraphText(text, name), name);
}

/** As `readWorkflowTold`, of what such a text holds. @throws WorkflowFileError */
export function readLeniently(value: unknown, name = THIS_FILE): ToldWorkflow {
  const file = newest(value, name);
  try {
    return { workflow: readWhole(file, name), left: [] };
  } catch (caught) {
    const { file: sound, left } = siftWorkflow(file);
    if (!(caught instanceof WorkflowFileError) || left.length === 0) throw caught;
    const more = left.length - MOST_LEFT;
    const told = left.slice(0, MOST_LEFT);
    return { workflow: readWhole(sound, name), left: more > 0 ? [...told, `And ${String(more)} more.`] : told };
  }
}

/** What the text of a graph's file, or of a group's, holds, not looked into. @throws WorkflowFileError */
export function parseGraphText(text: string, name = THIS_FILE): unknown {
  const given = text.replace(/^\uFEFF/, '');
  const plain = graphInSvg(given) ?? given;
  const fault = scanJson(plain);
  if (fault) throw refusal(name, (fault.kind === 'cut-off' ? undefined : foreignText(plain)) ?? faultWords(fault));
  try {
    return parseExactly(plain);
  } catch (cause) {
    throw refusal(name, foreignText(plain) ?? NO_JSON, cause);
  }
}

/** Why a value cannot be what was looked for: what it is instead, else `otherwise`. */
export function refuseForeign(value: unknown, name: string, otherwise: Foreign): WorkflowFileError {
  return refusal(name, foreignValue(value) ?? otherwise);
}

/** A graph from a parsed value, as one part of the program gives it to another: every part of it must fit. @throws WorkflowFileError */
export function readWorkflow(value: unknown, name?: string): Workflow {
  return readWhole(newest(value, name), name);
}

function newest(value: unknown, name?: string): Readonly<Record<string, unknown>> {
  if (isTooDeep(value)) throw refusal(name ?? THIS_FILE, TOO_DEEP);
  return migrate(envelope(value, name ?? 'This'), name ?? 'This graph file');
}

function readWhole(file: Readonly<Record<string, unknown>>, name?: string): Workflow {
  const result = workflowSchema.safeParse(file);
  if (!result.success) {
    const issue = result.error.issues[0];
    const more = result.error.issues.length - 1;
    const where = issue?.path.length ? `${issue.path.join('.')}: ` : '';
    throw new WorkflowFileError(
      `${name ?? 'This graph file'} has a mistake at ${where}${issue?.message ?? 'its top'}${more > 0 ? ` (and ${String(more)} more)` : ''}.`,
      {
        hint: 'Correct it in a text editor, or open an older copy.',
      },
    );
  }
  const { nodes, form, viewport, bookmarks } = result.data;
  refuseTwins(nodes.map((node) => node.id));
  const edges = withoutTwins(result.data.edges);
  const groups = result.data.groups?.map((group) => {
    refuseTwins(group.nodes.map((node) => node.id));
    return { ...group, edges: withoutTwins(group.edges) };
  });
  refuseTwins(groups?.map((group) => group.id) ?? [], 'groups');
  return {
    name: result.data.name,
    nodes,
    edges,
    ...(groups?.length && { groups }),
    ...(form && { form }),
    ...(viewport && { viewport }),
    ...(bookmarks?.length && { bookmarks }),
  };
}

const THIS_FILE = 'This file';
const NO_JSON: Foreign = { is: 'is not JSON', hint: 'Graph files end in .lumi.json; this one is something else.' };
const TOO_DEEP: Foreign = {
  is: `is nested more than ${String(MAX_DEPTH)} levels deep`,
  hint: 'No graph is: remove the field that is, in a text editor.',
};

function faultWords({ kind, line, word }: JsonFault): Foreign {
  const hint = `Correct line ${String(line)} in a text editor, or open an older copy.`;
  switch (kind) {
    case 'no-json':
      return NO_JSON;
    case 'too-deep':
      return TOO_DEEP;
    case 'cut-off':
      return { is: 'is not JSON: it ends in the middle', hint: 'It may be cut off. Look for an older copy of it.' };
    case 'not-a-number':
      return { is: `holds ${word}, which JSON has no number for`, hint };
    case 'too-large':
      return { is: `holds a number that is too large, ${word}`, hint };
    case 'twice':
      return { is: `holds the name “${word.slice(0, 60)}” twice in one place`, hint };
  }
}

function refusal(name: string, { is, hint }: Foreign, cause?: unknown): WorkflowFileError {
  return new WorkflowFileError(`${name} ${is}.`, { hint, cause });
}

function envelope(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== WORKFLOW_FORMAT) {
    throw refuseForeign(value, name, {
      is: 'is not a Lumi Studio graph',
      hint: 'Graph files end in .lumi.json and start with "format": "lumi-workflow".',
    });
  }
  return { ...value };
}

function migrate(file: Readonly<Record<string, unknown>>, name: string): Readonly<Record<string, unknown>> {
  const { version } = file;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    throw new WorkflowFileError(`${name} has no version.`, { hint: 'It should hold "version": 1.' });
  }
  if (version > WORKFLOW_VERSION) {
    throw new WorkflowFileError(
      `${name === 'This graph file' ? 'This graph' : name} was made by a newer Lumi Studio (file version ${String(version)}; this one reads up to ${String(WORKFLOW_VERSION)}).`,
      {
        hint: 'Update Lumi Studio to open it.',
      },
    );
  }
  return migrations.slice(version - 1).reduce((older, step) => step(older), file);
}

function refuseTwins(ids: readonly string[], of = 'nodes'): void {
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id))
      throw new WorkflowFileError(`Two ${of} have the id “${id}”.`, { hint: 'Ids must be unique within a file.' });
    seen.add(id);
  }
}
