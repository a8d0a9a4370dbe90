import { pinGraph } from '#shared/graph/pinGraph';
import type { LibraryLook } from '#shared/graph/Pin';
import type { Workflow } from '#shared/workflow/Workflow';
import type { ServicePorts } from '../ports/ServicePorts.ts';

/** The graph with what its fields lead to in the library as that is now: what is run, kept and shown of it. */
export function pinWorkflow(
  workflow: Workflow,
  targets: readonly string[] | undefined,
  { paletteOf, library }: Pick<ServicePorts, 'paletteOf' | 'library'>,
) {
  const look: LibraryLook = {
    referenceSet(id, version) {
      const set = library.referenceSet(id, version);
      if (!set) return undefined;
      const pictures = set.pictures.map(({ image }) => image.id);
      return { version: set.version, pictures, isRemoved: set.removedAt !== undefined };
    },
  };
  return pinGraph(workflow, paletteOf(workflow), look, targets);
}
