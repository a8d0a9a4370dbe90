import { basename } from 'node:path';
import type { CallInput, Handlers } from '#shared/api/contract';
import { NotFoundError, WorkflowFileError } from '#shared/errors/inputErrors';
import { importGraph } from '#shared/foreign/importGraph';
import { decodeForeign } from '#shared/foreign/read/decodeForeign';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import type { ServicePorts } from '../ports/ServicePorts.ts';

/** Graphs of other programs. Live keys are known only on this side, so that they are taken out before anything is read. */
export function createImportHandlers(ports: ServicePorts): Pick<Handlers, 'graph.import'> {
  const { engine, paletteOf, redact } = ports;
  return {
    'graph.import': async (of) => {
      const { name, text } = await textOf(ports, of);
      const { workflow, report } = importGraph(redact(text), name, { catalogue: engine.catalogue, paletteOf });
      return { workflow: workflowFile(workflow), report };
    },
  };
}

async function textOf(
  { files, library, foreignGraphIn }: ServicePorts,
  of: CallInput<'graph.import'>,
): Promise<{ readonly name: string; readonly text: string }> {
  if ('text' in of) return of;
  if ('file' in of) {
    const name = basename(files.pathOf(of.file));
    return { name, text: decodeForeign(await files.bytes(of.file), name) };
  }
  const picture = library.pictureFile(of.picture);
  if (!picture) throw new NotFoundError('This picture is not in the library any more.');
  const text = await foreignGraphIn(picture.path);
  const name = library.details(of.picture)?.imported?.name ?? 'Picture';
  if (text === undefined)
    throw new WorkflowFileError(`${name} carries no graph.`, {
      hint: 'Websites and chat programs take it out. Look for the file as the program wrote it.',
    });
  return { name, text };
}
