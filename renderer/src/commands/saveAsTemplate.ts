import { workflowFile } from '#shared/workflow/writeWorkflow';
import { latestPicture } from '../stores/running/latestPicture.ts';
import type { Studio } from '../stores/studio.ts';

/** Asks what the graph on screen is to be called as a template, and keeps it as one. Gives whether it was done. */
export async function saveAsTemplate({ documents, questions, run, templates, view }: Studio): Promise<boolean> {
  const { title, store } = documents.active();
  const { workflow } = store.getState();
  const picture = latestPicture(run.getState(), workflow);
  const answer = await questions.ask('template', {
    name: title,
    description: '',
    isNew: true,
    hasPicture: picture !== null,
  });
  if (!answer) return false;
  const isSaved = await templates.getState().save({ ...answer, workflow: workflowFile(workflow), picture });
  if (isSaved)
    view.getState().notify(`“${answer.name}” is a template now.`, 'New from template… in the File menu lists it.');
  return isSaved;
}
