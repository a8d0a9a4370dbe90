import { displayName, displayNames } from '../../graph/displayName.ts';
import { usesAround } from '../../graph/groups/groupPath.ts';
import { withoutGroups } from '../../graph/groups/withoutGroups.ts';
import type { Palette } from '../../graph/NodeDefinition.ts';
import { nodeById } from '../lookups.ts';
import type { Workflow } from '../Workflow.ts';
import { placeIn } from './placeAt.ts';
import { viewAt } from './viewAt.ts';

/** What people call the node of a path, after the uses it stands in: `Character › Seed`; `undefined`: there is none. */
export function nameAt(whole: Workflow, palette: Palette, path: string): string | undefined {
  const flat = withoutGroups(whole);
  const plain = nodeById(flat, path);
  if (plain) return displayNames(flat, palette).get(path);
  const names = usesAround(path).map((use) => nameHere(whole, palette, use));
  const own = nameHere(whole, palette, path);
  return own === undefined ? undefined : [...names, own].join(' › ');
}

/** The same, without where it stands. */
export function nameHere(whole: Workflow, palette: Palette, path: string): string | undefined {
  const view = viewAt(whole, placeIn(whole, path));
  const node = view && nodeById(view, path);
  return node && displayName(view, palette, node);
}
