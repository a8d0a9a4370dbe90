import type { z } from 'zod';
import {
  bookmarkSchema,
  edgeSchema,
  exposedSchema,
  formFieldSchema,
  idSchema,
  nodeSchema,
  pathSchema,
  placeSchema,
} from './workflowSchema.ts';
import { MAX_BOOKMARKS, MAX_GRAPH_NAME, MAX_GROUPS, MAX_NOTE, MAX_SHOWN_FIELDS } from './Workflow.ts';

type Raw = Readonly<Record<string, unknown>>;

/** Letters of an id that are told. */
const TOLD = 40;

/** What a kind of part can do without: it is kept where only these cannot be read. */
const SPARE = {
  node: ['title', 'size', 'collapsed', 'mode', 'fields', 'inside', 'position'],
  wire: ['label', 'hidden', 'bundle', 'clamp'],
  shown: ['label', 'help', 'min', 'max', 'choices', 'limit', 'folded'],
  bookmark: ['place'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/**
 * A file of the newest version without the parts that do not fit it, and for each what became of it, as a sentence: one bad link never stops a
 * file. Without a list of nodes it stays as it is, to be refused. Of parts with one id the later ones get another.
 */
export function siftWorkflow(file: Raw): { readonly file: Raw; readonly left: readonly string[] } {
  const left: string[] = [];
  const { name, nodes, edges, groups, form, viewport, bookmarks, ...envelope } = file;
  const kept: Record<string, unknown> = {
    ...envelope,
    name: siftText(name, MAX_GRAPH_NAME, 'The name', left) ?? '',
    ...siftInside({ nodes, edges }, '', left),
  };
  if (name === undefined) left.push('It has no name.');
  if (Array.isArray(groups)) kept['groups'] = siftGroups(groups, left);
  else if (groups !== undefined) left.push('The groups were left out.');
  if (isRecord(form) && Array.isArray(form['fields'])) kept['form'] = siftForm(form, left);
  else if (form !== undefined) left.push('The form was left out.');
  if (Array.isArray(bookmarks)) {
    const sound = siftParts(bookmarks, bookmarkSchema, 'bookmark', 'Bookmark', left);
    kept['bookmarks'] = first(MAX_BOOKMARKS, sound, 'The bookmarks', left);
  } else if (bookmarks !== undefined) left.push('The bookmarks were left out.');
  if (placeSchema.safeParse(viewport).success) kept['viewport'] = viewport;
  else if (viewport !== undefined) left.push('Where the canvas stood was left out.');
  return { file: kept, left };
}

/** The nodes and wires of a graph, or of a group. @param where begins what is told */
function siftInside({ nodes, edges }: Raw, where: string, left: string[]): Raw {
  if (!Array.isArray(nodes)) return { nodes, edges };
  const sound = siftParts(nodes, nodeSchema, 'node', `${where}Node`, left);
  const ids = new Set(sound.map(idOf));
  const gone = new Set(nodes.map(idOf).filter((id) => !ids.has(id)));
  if (!Array.isArray(edges)) left.push(`${where}The wires were left out.`);
  const wires = siftParts(Array.isArray(edges) ? edges : [], edgeSchema, 'wire', `${where}Wire`, left);
  const whole = wires.filter((wire) => !endsAt(wire, gone));
  if (whole.length < wires.length) {
    const lost = wires.length - whole.length;
    left.push(`${where}${lost === 1 ? '1 wire' : `${String(lost)} wires`} of nodes that were left out went too.`);
  }
  return { nodes: toldApart(sound, `${where}Node`, left), edges: whole };
}

function siftGroups(groups: readonly unknown[], left: string[]): readonly unknown[] {
  const sound = groups.flatMap((group, at): Raw[] => {
    const where = `Group ${String(at + 1)}`;
    if (!isRecord(group) || !idSchema.safeParse(group['id']).success || !Array.isArray(group['nodes'])) {
      left.push(`${where} was left out.`);
      return [];
    }
    const { nodes, edges = [], fields = [], name, note, viewport, ...rest } = group;
    const inside = siftInside({ nodes, edges }, `${where}: `, left);
    const exposed = Array.isArray(fields) ? siftParts(fields, exposedSchema, 'shown', `${where}: field`, left) : [];
    const isPlace = placeSchema.safeParse(viewport).success;
    const words = siftText(note, MAX_NOTE, `${where}: the note`, left);
    return [
      {
        ...rest,
        name: siftText(name, MAX_GRAPH_NAME, `${where}: the name`, left) ?? group['id'],
        ...(words !== undefined && { note: words }),
        fields: first(MAX_SHOWN_FIELDS, exposed, `${where}: the fields`, left),
        ...inside,
        ...(isPlace && { viewport }),
      },
    ];
  });
  return toldApart(first(MAX_GROUPS, sound, 'The groups', left), 'Group', left);
}

function siftForm({ title, note, fields, results, ...rest }: Raw, left: string[]): Raw {
  const texts = {
    title: siftText(title, MAX_GRAPH_NAME, 'The title of the form', left),
    note: siftText(note, MAX_NOTE, 'The note of the form', left),
  };
  const parts = siftParts(fields as readonly unknown[], formFieldSchema, 'shown', 'Field of the form', left);
  const isPath = pathSchema.safeParse(results).success;
  if (results !== undefined && !isPath) left.push('Where the form takes its results from was left out.');
  return {
    ...rest,
    ...(texts.title !== undefined && { title: texts.title }),
    ...(texts.note !== undefined && { note: texts.note }),
    fields: first(MAX_SHOWN_FIELDS, parts, 'The fields of the form', left),
    ...(isPath && { results }),
  };
}

/** What is no text is left out; one that is too long is cut. */
function siftText(text: unknown, most: number, what: string, left: string[]): string | undefined {
  if (text === undefined) return undefined;
  if (typeof text !== 'string') {
    left.push(`${what} is no text.`);
    return undefined;
  }
  if (text.length <= most) return text;
  left.push(`${what} was cut off after ${most.toLocaleString('en')} letters.`);
  return text.slice(0, most).toWellFormed();
}

function first<T>(most: number, parts: readonly T[], what: string, left: string[]): readonly T[] {
  if (parts.length > most) left.push(`${what} are more than ${most.toLocaleString('en')}: the rest was left out.`);
  return parts.slice(0, most);
}

/** Those that fit, whole or without what they can do without. */
function siftParts(
  parts: readonly unknown[],
  schema: z.ZodType,
  kind: keyof typeof SPARE,
  what: string,
  left: string[],
): readonly Raw[] {
  return parts.flatMap((part, at): Raw[] => {
    const parsed = schema.safeParse(part);
    if (parsed.success) return [part as Raw];
    const name = `${what} ${String(at + 1)}${told(idOf(part))}`;
    const mended = isRecord(part) ? mend(part, parsed.error.issues, SPARE[kind]) : undefined;
    if (!mended || !schema.safeParse(mended.part).success) {
      left.push(`${name} was left out.`);
      return [];
    }
    left.push(`${name} lost its ${mended.without.join(', ')}.`);
    return [mended.part];
  });
}

/** Without what is wrong with it; `undefined`: it cannot be without that. */
function mend(part: Raw, issues: readonly z.core.$ZodIssue[], spare: readonly string[]) {
  const without = new Set<string>();
  const mended: Record<string, unknown> = { ...part };
  for (const { path } of issues) {
    const [key, inner] = path.map(String);
    if (key === undefined || !spare.includes(key)) return undefined;
    const value = mended[key];
    // Of many values only those that are wrong go.
    if (inner !== undefined && ['fields', 'inside'].includes(key) && isRecord(value)) {
      mended[key] = Object.fromEntries(Object.entries(value).filter(([name]) => name !== inner));
      without.add(`${key}.${inner.slice(0, TOLD)}`);
    } else {
      // A node that lies nowhere is seen where every graph begins.
      if (key === 'position') mended[key] = { x: 0, y: 0 };
      else Reflect.deleteProperty(mended, key);
      without.add(key);
    }
  }
  return { part: mended, without: [...without] };
}

/** Parts whose id another has get one of their own; what names that id means the first. */
function toldApart(parts: readonly Raw[], what: string, left: string[]): readonly Raw[] {
  const taken = new Set(parts.map(idOf));
  const seen = new Set<unknown>();
  const numbers = new Map<unknown, number>();
  return parts.map((part) => {
    const id = idOf(part) ?? '';
    if (!seen.has(id)) {
      seen.add(id);
      return part;
    }
    let number = numbers.get(id) ?? 2;
    while (taken.has(renamed(id, number))) number++;
    numbers.set(id, number + 1);
    const own = renamed(id, number);
    taken.add(own);
    left.push(`${what}${told(id)}: another had that id, so this one is${told(own)} now.`);
    return { ...part, id: own };
  });
}

/** An id has 200 letters at most. */
function renamed(id: string, number: number): string {
  return `${id.slice(0, 180).toWellFormed()}-${String(number)}`;
}

function endsAt(wire: Raw, nodes: ReadonlySet<string | undefined>): boolean {
  return [wire['from'], wire['to']].some(
    (end) => isRecord(end) && typeof end['node'] === 'string' && nodes.has(end['node']),
  );
}

function idOf(part: unknown): string | undefined {
  return isRecord(part) && typeof part['id'] === 'string' ? part['id'] : undefined;
}

function told(id: string | undefined): string {
  return id === undefined || id === '' ? '' : ` “${id.length > TOLD ? `${id.slice(0, TOLD).toWellFormed()}…` : id}”`;
}

function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
