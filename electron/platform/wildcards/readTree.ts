import type { WildcardList, WildcardValue } from '#shared/graph/WildcardList';
import { parseTree, type TreeFault } from './parseTree.ts';

/** Levels of names within one another. */
const MAX_DEPTH = 20;

export interface TreeFound {
  readonly lists: readonly WildcardList[];
  readonly faults: readonly TreeFault[];
}

/**
 * The lists of a YAML or JSON file: the path of names that leads to a list is its name. A file that is one list is called as its file.
 * @param fileName without folder and extension
 */
export function readTree(text: string, kind: 'yaml' | 'json', fileName: string): TreeFound {
  const parsed = parseTree(text, kind);
  if ('reason' in parsed) return { lists: [], faults: [parsed] };
  const lists: WildcardList[] = [];
  const faults: TreeFault[] = [];
  const addList = (name: string, items: readonly unknown[]): void => {
    const values = items.flatMap((item, at): WildcardValue[] => {
      if (item === null || item === '' || item === undefined) return [];
      const value = valueOf(item);
      if (!value) faults.push({ reason: `${name}: item ${String(at + 1)} is no text. Put it in quotes.` });
      return value ? [value] : [];
    });
    lists.push({ name, values });
  };
  const walk = (value: object, path: readonly string[]): void => {
    for (const [key, inner] of Object.entries(value) as [string, unknown][]) {
      const name = [...path, key].join('/');
      if (Array.isArray(inner)) addList(name, inner);
      else if (typeof inner !== 'object' || inner === null || inner instanceof Date) {
        faults.push({ reason: `${name} is no list. Put “- ” before each value.` });
      } else if (path.length >= MAX_DEPTH) faults.push({ reason: `${name} lies too deep.` });
      else walk(inner, [...path, key]);
    }
  };
  if (Array.isArray(parsed.value)) addList(fileName, parsed.value);
  else if (typeof parsed.value === 'object' && parsed.value !== null) walk(parsed.value, []);
  else if (text.trim() !== '') faults.push({ reason: 'It holds neither names nor a list.' });
  return { lists, faults };
}

/** A text, perhaps with its weight before it (`3::moose`), or text and weight by name. */
function valueOf(item: unknown): WildcardValue | undefined {
  if (typeof item === 'string') {
    const at = item.lastIndexOf('::');
    const before = item.slice(0, Math.max(0, at));
    return at > 0 && /^\d+(\.\d*)?$/.test(before) && before.length < 16
      ? { text: item.slice(at + 2), weight: Number(before) }
      : { text: item, weight: 1 };
  }
  if (typeof item !== 'object' || item === null) return undefined;
  const { text, content, weight = 1 } = item as Readonly<Record<string, unknown>>;
  const words = [text, content].find((each) => typeof each === 'string' && each !== '');
  const weighs = Number(weight);
  return typeof words === 'string' && weighs >= 0 && Number.isFinite(weighs)
    ? { text: words, weight: weighs }
    : undefined;
}
