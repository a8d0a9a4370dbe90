import { GROUP_EXTENSION, GROUP_FORMAT, readGroupText } from '#shared/workflow/groups/groupFile';
import type { Questions } from '../view/questions.ts';

/** By what a file is called: the text of any other may be one too. */
export function isGroupName(name: string): boolean {
  return name.toLowerCase().endsWith(GROUP_EXTENSION);
}

/** Whether a text says that it is the file of a group; whether it is a sound one is known once it is read. */
export function isGroupText(text: string): boolean {
  return text.trimStart().startsWith('{') && text.slice(0, HEAD).includes(`"${GROUP_FORMAT}"`);
}

/** Characters in which a file says what it is. */
const HEAD = 1000;

/** Asks whether the group of a file is for the graph on screen or to be kept; the dialog does it. @throws AppError where it is none */
export async function askGroup(questions: Questions, text: string, name: string): Promise<void> {
  const { left, ...file } = readGroupText(text, name);
  await questions.ask('group-file', { file, left });
}
