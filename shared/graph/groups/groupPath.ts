/** Where a node is that stands in groups: the ids of the uses it is come to by, and its own. */

/** How deep groups stand in each other at most. */
export const MOST_GROUP_LEVELS = 32;

const PREFIX = 'group:';

/** The node type of a use of a group. */
export function groupType(id: string): string {
  return PREFIX + id;
}

/** The group that a node of this type is a use of; `undefined`: it is none. */
export function groupIdOf(type: string): string | undefined {
  return type.startsWith(PREFIX) ? type.slice(PREFIX.length) : undefined;
}

/**
 * The path of these ids, `u1/n3`: the id of a node once its groups are gone (`withoutGroups`), and what run events, problems and `--set` call
 * it. One that stands in no group is called by its id as it is.
 */
export function groupPath(ids: readonly string[]): string {
  return ids.length === 1 ? (ids[0] ?? '') : ids.map(segment).join('/');
}

/** The ids a path is made of. */
export function groupPathIds(path: string): readonly string[] {
  return path.includes('/') ? path.split('/').map(unescaped) : [path];
}

/** The path of what stands in the node of a path; `below('', 'n3')` is the top's own. */
export function pathBelow(path: string, id: string): string {
  return path === '' ? id : `${path.includes('/') ? path : segment(path)}/${segment(id)}`;
}

/** Whether a path leads to something in the node of another, however deep. */
export function isBelow(path: string, use: string): boolean {
  return path.startsWith(`${use.includes('/') ? use : segment(use)}/`);
}

/** The paths of the uses that a path leads through, the outermost first; none: it stands in no group. */
export function usesAround(path: string): readonly string[] {
  if (!path.includes('/')) return [];
  const ids = groupPathIds(path);
  return ids.slice(1).map((_id, at) => groupPath(ids.slice(0, at + 1)));
}

/** An id as a part of a path: ids hold anything. */
export function segment(id: string): string {
  return id.includes('~') || id.includes('/') ? id.replaceAll('~', '~0').replaceAll('/', '~1') : id;
}

/** The id that a part of a path stands for. */
export function unescaped(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
