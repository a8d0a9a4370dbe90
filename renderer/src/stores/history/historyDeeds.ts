import type { GraphVersion } from '#shared/api/contract';
import type { Workflow } from '#shared/workflow/Workflow';
import { workflowFile } from '#shared/workflow/writeWorkflow';
import { attempt } from '../attempt.ts';
import type { Studio } from '../studio.ts';
import { graphRefOf } from './historyRoom.ts';
import { keepOpened } from './keepOpened.ts';

/** Keeps the graph on screen as it is now, under a name that is asked for. */
export async function nameNow(studio: Studio): Promise<void> {
  const { client, documents } = studio;
  const { id } = documents.active();
  const graph = documents.workflowOf(id);
  const name = graph && (await askName(studio, ''));
  if (!graph || name === undefined) return;
  await attempt(studio, `Kept as “${name}”.`, async () => {
    await client('history.keep', {
      graph: graphRefOf(documents, id),
      workflow: workflowFile(graph),
      why: 'named',
      name,
    });
  });
}

/** Gives a version another name. */
export async function nameVersion(studio: Studio, documentId: string, version: GraphVersion): Promise<void> {
  const name = await askName(studio, version.name ?? '');
  if (name === undefined) return;
  await attempt(studio, undefined, () =>
    studio.client('history.name', { graph: graphRefOf(studio.documents, documentId), version: version.id, name }),
  );
}

/** Removes a version from the disk, once a person agrees. */
export async function forgetVersion(studio: Studio, documentId: string, { id }: GraphVersion): Promise<void> {
  const answer = await studio.questions.ask('confirm', {
    title: 'Forget this version?',
    message: 'It is removed from the disk and cannot be brought back. Pictures that its runs made stay.',
    save: 'Forget it',
  });
  if (answer !== 'save') return;
  await attempt(studio, undefined, () =>
    studio.client('history.forget', { graph: graphRefOf(studio.documents, documentId), versions: [id] }),
  );
}

/** Puts a version in the place of the graph, as one step of undo. What is there now is kept as a version first, or nothing is done. */
export async function restoreVersion(studio: Studio, documentId: string, version: Workflow): Promise<void> {
  const { client, documents, view } = studio;
  const now = documents.workflowOf(documentId);
  if (!now) return;
  await attempt(studio, undefined, async () => {
    await client('history.keep', {
      graph: graphRefOf(documents, documentId),
      workflow: workflowFile(now),
      why: 'kept',
    });
    // Edited meanwhile: what was kept is not what would go.
    if (documents.workflowOf(documentId) !== now) {
      view.getState().notify('Nothing was restored: the graph was changed meanwhile.', 'Restore it again.');
      return;
    }
    const { viewport } = now;
    documents
      .find(documentId)
      ?.store.getState()
      .changeWhole({ ...version, ...(viewport && { viewport }) }, []);
    view.getState().notify('The version is restored.', 'Undo takes it back; what was there is kept as a version too.');
  });
}

/** Opens a version beside the graph, in no file. */
export function openVersion({ client, documents, view }: Studio, version: Workflow, name: string): void {
  const graph = { ...version, name };
  keepOpened(client, documents.add(graph, null, { isUnsaved: true, isBeside: true }), graph, name);
  view.getState().closeHistory();
}

function askName({ questions }: Studio, suggestion: string): Promise<string | undefined> {
  return questions.ask('set-name', {
    title: 'Name this version',
    message: 'One with a name is kept longer than the others, and is found by it.',
    suggestion,
    label: 'Name of the version',
    placeholder: 'what it is good for',
    save: 'Name it',
  });
}
