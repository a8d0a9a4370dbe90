import { basename } from 'node:path';
import type { CallInput, Handlers } from '#shared/api/contract';
import { NotFoundError } from '#shared/errors/inputErrors';
import { importGraph } from '#shared/foreign/importGraph';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { ServicePorts } from '../ports/ServicePorts.ts';

/** Graphs of other programs. Live keys are known only on this side, so that they are taken out on this side. */
export function createImportHandlers(ports: ServicePorts): Pick<Handlers, 'graph.import'> {
  const { engine, paletteOf, redactor, assertClean } = ports;
  return {
    'graph.import': async (of) => {
      const { name, text } = await textOf(ports, of);
      const { workflow, report } = importGraph(text, name, { catalogue: engine.catalogue, paletteOf }, redactor());
      const imported = { workflow: workflowFile(workflow), report };
      assertClean(JSON.stringify(imported), 'The graph');
      return imported;
    },
  };
}

async function textOf(
  { files, library, graphText }: ServicePorts,
  of: CallInput<'graph.import'>,
): Promise<{ readonly name: string; readonly text: string }> {
  if ('text' in of) return of;
  if ('file' in of) {
    const path = files.pathOf(of.file);
    const name = basename(path);
    return { name, text: await graphText(path, name) };
  }
  const picture = library.pictureFile(of.picture);
  if (!picture) throw new NotFoundError('This picture is not in the library any more.');
  const name = library.details(of.picture)?.imported?.name ?? 'Picture';
  return { name, text: await graphText(picture.path, name) };
}
