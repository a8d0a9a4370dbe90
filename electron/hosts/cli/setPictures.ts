import { stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { BadInputError } from '#shared/errors/inputErrors';
import type { NamedPicture } from '#shared/graph/Field';
import { setFieldsAt, type FieldChange } from '#shared/graph/groups/fieldsAt';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { Workflow } from '#shared/workflow/Workflow';
import type { App } from '../openApp.ts';
import { findNode } from './findNode.ts';
import { fieldIn, parseSetting } from './setFields.ts';

/** Pictures that a field is to hold, by their paths and in their order. */
interface PictureSetting {
  /** Its path. */
  readonly node: string;
  readonly field: string;
  /** Of one that the library has already, its id. */
  readonly paths: readonly string[];
}

/** Settings of fields that hold pictures, and all others. */
interface SortedSettings {
  readonly pictures: readonly PictureSetting[];
  readonly others: readonly string[];
}

const ID = /^[0-9a-f]{64}$/;

/**
 * Tells settings such as `n1.pictures=fox.png` from others; a field that is named again holds the further picture too, one without a path none.
 * @throws BadInputError for an unknown node or field, and for a path that leads to no file
 */
export async function sortSettings(
  workflow: Workflow,
  settings: readonly string[],
  palette: Palette,
): Promise<SortedSettings> {
  const pictures = new Map<string, PictureSetting>();
  const others: string[] = [];
  for (const setting of settings) {
    const { name, field, text } = parseSetting(setting);
    const { path: id, node } = findNode(workflow, name, palette);
    if (fieldIn(node, field, palette).kind !== 'pictures') others.push(setting);
    else {
      const key = `${field} ${id}`;
      const path = text === '' || (ID.test(text) && !(await isFile(text))) ? text : resolve(text);
      if (path.includes('/') || path.includes('\\')) await refuseNoFile(path, `${id}.${field}`);
      const paths = [...(pictures.get(key)?.paths ?? []), ...(path === '' ? [] : [path])];
      pictures.set(key, { node: id, field, paths });
    }
  }
  return { pictures: [...pictures.values()], others };
}

/**
 * The workflow with these pictures in its fields. They are put into the library first; `isTrial`: they are only looked at.
 * @throws BadInputError for what is no picture
 */
export async function setPictures(
  workflow: Workflow,
  settings: readonly PictureSetting[],
  { service }: Pick<App, 'service'>,
  isTrial: boolean,
): Promise<Workflow> {
  const values: FieldChange[] = [];
  for (const { node, field, paths } of settings) {
    const pictures: NamedPicture[] = [];
    for (const path of paths) pictures.push(ID.test(path) ? { id: path } : await takeIn(path, `${node}.${field}`));
    values.push({ node, field, value: pictures.map((picture) => ({ ...picture })) });
  }
  return setFieldsAt(workflow, values);

  async function takeIn(path: string, where: string): Promise<NamedPicture> {
    const reply = await service.importPictures([{ name: basename(path), path }], { isTrial });
    const error = reply.ok ? reply.value.refused[0]?.error : reply.error;
    const [picture] = reply.ok ? reply.value.pictures : [];
    if (picture) return { id: picture.id, name: picture.name };
    throw new BadInputError(`${where}: ${path}: ${error?.message ?? 'It was not taken.'}`, { hint: error?.hint });
  }
}

async function refuseNoFile(path: string, where: string): Promise<void> {
  if (!(await isFile(path))) {
    throw new BadInputError(`${where}: There is no file ${path}.`, { hint: 'Name a picture file.' });
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
