import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NotFoundError } from '#shared/errors/inputErrors';
import { WORKFLOW_EXTENSION } from '#shared/workflow/Workflow';
import { readWorkflowFile } from '../readWorkflowFile.ts';
import { readyAbout, type ReadyAbout } from './templateAbout.ts';
import type { TemplateFile, Templates } from './Templates.ts';

/** The templates that are shipped, in `folder`: a graph and a picture each, `templates.json`, and the pictures some bring. */
export function readyTemplates(folder: string): Pick<Templates, 'picture' | 'open' | 'list'> {
  let known: Promise<readonly TemplateFile[]> | undefined;
  let abouts: Promise<readonly ReadyAbout[]> | undefined;
  // They are part of the program: what was read once holds until it ends.
  const about = () => (abouts ??= readAbout(folder));
  const aboutOf = async (id: string) => {
    const found = (await about()).find((each) => each.id === id);
    if (!found) throw new NotFoundError(`There is no template “${id}”.`);
    return found;
  };
  const graphOf = (id: string) => readWorkflowFile(join(folder, `${id}${WORKFLOW_EXTENSION}`));
  return {
    list: () =>
      (known ??= about().then((all) =>
        Promise.all(
          all.map(async ({ id, description, keywords, calls, pictures }): Promise<TemplateFile> => {
            const workflow = await graphOf(id);
            const { name } = workflow;
            const brings = pictures.length;
            return { of: 'ready', id, name, description, keywords, calls, hasPicture: true, brings, workflow };
          }),
        ),
      )),
    async picture({ id }) {
      const found = await aboutOf(id);
      return readFile(join(folder, `${found.id}.webp`));
    },
    async open({ id }) {
      const { id: file, pictures, sets } = await aboutOf(id);
      const idOf = new Map(pictures.map((picture) => [picture.file, picture.id]));
      const bytes = pictures.map(async (picture) => ({
        ...picture,
        bytes: await readFile(join(folder, 'pictures', picture.file)),
      }));
      return {
        workflow: await graphOf(file),
        pictures: await Promise.all(bytes),
        sets: sets.map((set) => ({
          ...set,
          pictures: set.pictures.map(({ file: picture, note }) => ({ id: idOf.get(picture) ?? '', note })),
        })),
      };
    },
  };
}

async function readAbout(folder: string): Promise<readonly ReadyAbout[]> {
  return readyAbout.parse(JSON.parse(await readFile(join(folder, 'templates.json'), 'utf8')));
}
