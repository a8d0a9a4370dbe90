import { placeName } from './bookmarks.ts';
import { bundleName } from './bundleName.ts';
import type { Workflow } from './Workflow.ts';

/** The graph without what its wires, bundles and places are called by hand. Which wires lie together stays, and so do the places. */
export function withoutGivenNames(workflow: Workflow): Workflow {
  const bundles = new Map<string, string>();
  const nameOf = (bundle: string) => {
    const name = bundles.get(bundle) ?? bundleName(bundles.size + 1);
    bundles.set(bundle, name);
    return name;
  };
  return {
    ...workflow,
    edges: workflow.edges.map(({ label: _label, bundle, ...edge }) => ({
      ...edge,
      ...(bundle !== undefined && { bundle: nameOf(bundle) }),
    })),
    ...(workflow.bookmarks && {
      bookmarks: workflow.bookmarks.map((bookmark, at) => ({ ...bookmark, name: placeName(at + 1) })),
    }),
  };
}
