import { asMap, at, idOf, listOf, slotOf } from '../json.ts';

/** A link of the editor's own form, by the ids of the file. */
export interface Link {
  readonly id: string;
  readonly from: string;
  readonly fromSlot: number;
  readonly to: string;
  readonly toSlot: number | undefined;
  /** The last bend before its target. */
  readonly bend?: string;
}

export interface Links {
  readonly byId: ReadonlyMap<string, Link>;
  /** How many could not be read. */
  readonly broken: number;
}

/** Links as lists (form 0.4) or as objects (form 1), whichever each is. */
export function readLinks(value: unknown, extensions: unknown): Links {
  const bends = new Map<string, string>();
  for (const each of listOf(extensions)) {
    const map = asMap(each);
    const id = idOf(at(map, 'id'));
    const parent = idOf(at(map, 'parentId'));
    if (id !== undefined && parent !== undefined) bends.set(id, parent);
  }
  const byId = new Map<string, Link>();
  let broken = 0;
  for (const each of listOf(value)) {
    const link = Array.isArray(each) ? ofList(each) : ofMap(each);
    if (!link || byId.has(link.id)) broken++;
    else {
      const bend = link.bend ?? bends.get(link.id);
      byId.set(link.id, { ...link, ...(bend !== undefined && { bend }) });
    }
  }
  return { byId, broken };
}

function ofList([id, from, fromSlot, to, toSlot]: readonly unknown[]): Link | undefined {
  return linkOf(id, from, fromSlot, to, toSlot);
}

function ofMap(value: unknown): Link | undefined {
  const map = asMap(value);
  const link = linkOf(
    at(map, 'id'),
    at(map, 'origin_id'),
    at(map, 'origin_slot'),
    at(map, 'target_id'),
    at(map, 'target_slot'),
  );
  const bend = idOf(at(map, 'parentId'));
  return link && bend !== undefined ? { ...link, bend } : link;
}

function linkOf(id: unknown, from: unknown, fromSlot: unknown, to: unknown, toSlot: unknown): Link | undefined {
  const [own, source, target, slot] = [idOf(id), idOf(from), idOf(to), slotOf(fromSlot)];
  if (own === undefined || source === undefined || target === undefined || slot === undefined) return undefined;
  return { id: own, from: source, fromSlot: slot, to: target, toSlot: slotOf(toSlot) };
}
