import type { TemplateEntry } from '#shared/api/contract';
import type { Studio } from '../../stores/studio.ts';

/** Asks for another name of one's own, and what is said of it. */
export async function changeTemplate({ questions, templates }: Studio, template: TemplateEntry): Promise<void> {
  const { id, name, description } = template;
  const answer = await questions.ask('template', { name, description, isNew: false, hasPicture: template.hasPicture });
  if (answer) await templates.getState().change(id, answer);
}

/** Asks first: there is no way back. Graphs that were made of it stay. */
export async function removeTemplate({ questions, templates }: Studio, { id, name }: TemplateEntry): Promise<void> {
  const answer = await questions.ask('confirm', {
    title: `Remove the template “${name}”?`,
    message: 'This cannot be undone. Graphs that were begun with it stay as they are.',
    save: 'Remove',
  });
  if (answer === 'save') await templates.getState().remove(id);
}
