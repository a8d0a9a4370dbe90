import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#shared/errors/AppError';
import { NotFoundError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import { readWorkflowText } from '#shared/workflow/readWorkflow';
import { WORKFLOW_EXTENSION } from '#shared/workflow/Workflow';
import { writeWorkflow } from '#shared/workflow/writeWorkflow';
import { errorCode, fileError } from '../../disk/fileErrors.ts';
import { writeAtomically } from '../../disk/writeAtomically.ts';
import { readGraphText } from '../readWorkflowFile.ts';
import { graphFileName } from '../graphFileName.ts';
import { safeName } from '../safeName.ts';
import { ownAbout, type OwnAbout } from './templateAbout.ts';
import type { TemplateFile, Templates } from './Templates.ts';

/** Characters of a file's name that are taken from the template's. */
const MAX_STEM = 80;
/** Bytes of what stands beside a graph, and of its picture, that are read. */
const MOST_ABOUT = 64 * 1024;
const MOST_PICTURE = 2 * 1024 * 1024;
const NO_ABOUT: OwnAbout = { description: '', keywords: [], calls: null };

interface OwnTemplatesOptions {
  /** Made with the first of them. Any graph file that is put there is a template. */
  readonly folder: string;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

/** One's own templates: each a graph file, with what is said of it and a picture beside, `NAME.about.json` and `NAME.webp`. */
export function ownTemplates({ folder, assertClean }: OwnTemplatesOptions): Templates {
  /** Changes go one after the other, or two could take the same name. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
  const graphPath = (id: string) => join(folder, graphFileName(`${id}${WORKFLOW_EXTENSION}`));
  const beside = (id: string, extension: string) => graphPath(id).slice(0, -WORKFLOW_EXTENSION.length) + extension;
  const aboutPath = (id: string) => beside(id, '.about.json');
  const picturePath = (id: string) => beside(id, '.webp');
  const textOf = async (id: string) => {
    if (!(await isThere(graphPath(id)))) throw new NotFoundError('This template is not there any more.');
    return readGraphText(graphPath(id));
  };
  const graphOf = async (id: string) => readWorkflowText(await textOf(id), `“${id}”`);
  const write = async (path: string, data: string | Uint8Array) => {
    await mkdir(folder, { recursive: true, mode: 0o700 }).catch((caught: unknown) => {
      throw fileError('Keeping the template', caught);
    });
    await writeAtomically(path, data);
  };
  const describe = async (id: string): Promise<TemplateFile> => {
    const hasPicture = await isThere(picturePath(id));
    let told: Omit<TemplateFile, 'name'> = { of: 'own', id, ...NO_ABOUT, hasPicture, brings: 0 };
    try {
      told = { ...told, ...(await readAbout(aboutPath(id))) };
      const workflow = await graphOf(id);
      return { ...told, name: workflow.name === '' ? id : workflow.name, workflow };
    } catch (caught) {
      // A broken one is named, and hides none of the others.
      if (!(caught instanceof AppError)) throw caught;
      const { message, hint } = reportOf(caught);
      return { ...told, name: id, fault: hint === undefined ? message : `${message} ${hint}` };
    }
  };

  return {
    async list() {
      const found = await Promise.all((await idsIn(folder)).map(describe));
      return found.sort((one, other) => one.name.localeCompare(other.name));
    },
    picture: ({ id }) => readSmall(picturePath(id), MOST_PICTURE),
    open: async ({ id }) => ({ workflow: await graphOf(id), pictures: [], sets: [] }),
    save: ({ workflow, description, calls, picture }) =>
      inTurn(async () => {
        const [text, about] = [writeWorkflow(workflow), aboutText({ description, keywords: [], calls })];
        assertClean(text, 'The graph');
        assertClean(about, 'What is said of the template');
        const taken = new Set((await idsIn(folder)).map((id) => id.toLowerCase()));
        const id = freeName(safeName(workflow.name, MAX_STEM, 'Template').replaceAll('..', '-'), taken);
        // The graph comes last: until then there is no template.
        const shown = picture === undefined ? undefined : await readSmall(picture, MOST_PICTURE);
        if (shown) await write(picturePath(id), shown);
        await write(aboutPath(id), about);
        await write(graphPath(id), text);
        return id;
      }),
    change: (id, { name, description }) =>
      inTurn(async () => {
        const text = writeWorkflow({ ...(await graphOf(id)), name });
        const about = aboutText({ ...(await readAbout(aboutPath(id))), description });
        assertClean(text, 'The name');
        assertClean(about, 'What is said of the template');
        await write(aboutPath(id), about);
        await write(graphPath(id), text);
      }),
    remove: (id) =>
      inTurn(async () => {
        if (!(await isThere(graphPath(id)))) throw new NotFoundError('This template is not there any more.');
        try {
          for (const path of [graphPath(id), aboutPath(id), picturePath(id)]) await rm(path, { force: true });
        } catch (caught) {
          throw fileError('Removing the template', caught);
        }
      }),
  };
}

function aboutText({ description, keywords, calls }: OwnAbout): string {
  return `${JSON.stringify({ description, keywords, calls }, null, 2)}\n`;
}

/** What a person has put there may have any name that graph files can have. */
async function idsIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder))
      .filter((name) => name.endsWith(WORKFLOW_EXTENSION) && isGraphName(name))
      .map((name) => name.slice(0, -WORKFLOW_EXTENSION.length));
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return [];
    throw fileError('Listing the templates', caught);
  }
}

function isGraphName(name: string): boolean {
  try {
    return graphFileName(name) === name;
  } catch {
    return false;
  }
}

/** What cannot be understood says nothing, and the graph is there all the same. */
async function readAbout(path: string): Promise<OwnAbout> {
  try {
    const text = await readSmall(path, MOST_ABOUT);
    return text ? (ownAbout.safeParse(JSON.parse(text.toString('utf8'))).data ?? NO_ABOUT) : NO_ABOUT;
  } catch (caught) {
    if (caught instanceof SyntaxError) return NO_ABOUT;
    throw caught;
  }
}

/** `undefined`: it is not there, or far larger than such a file is. */
async function readSmall(path: string, most: number): Promise<Buffer | undefined> {
  try {
    const { size } = await stat(path);
    return size > most ? undefined : await readFile(path);
  } catch (caught) {
    if (errorCode(caught) === 'ENOENT') return undefined;
    throw fileError('Reading the template', caught);
  }
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const tried = number === 1 ? name : `${name} ${String(number)}`;
    if (!taken.has(tried.toLowerCase())) return tried;
  }
}
