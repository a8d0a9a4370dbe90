import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { reportOf } from '#shared/errors/reportOf';
import type { RunEvent } from '#shared/runs/RunEvent';
import { fileError } from '../../platform/disk/fileErrors.ts';
import type { App } from '../openApp.ts';
import type { Terminal } from '../terminal.ts';
import { printError } from './print.ts';

type SavedPicture = RunEvent & { kind: 'image-saved' };

/** The folder that `--out` names. A copy that fails is told and never ends the run: its picture is in the library. */
export class CopiesOut {
  readonly #app: App;
  readonly #folder: string;
  readonly #terminal: Terminal;
  /** The last failure that was told; the same one is told once. */
  #told: string | undefined;

  constructor(app: App, folder: string, terminal: Terminal) {
    this.#app = app;
    this.#folder = folder;
    this.#terminal = terminal;
  }

  get hasFailed(): boolean {
    return this.#told !== undefined;
  }

  /** Gives the copy's path; `undefined`: there is none. `name`: the graph's. */
  async copy(picture: SavedPicture, name: string): Promise<string | undefined> {
    try {
      return await this.#copyOut(picture, name);
    } catch (caught) {
      const report = reportOf(fileError(`Copying to ${this.#folder}`, caught));
      if (report.message !== this.#told) printError(this.#terminal, report, caught);
      this.#told = report.message;
      return undefined;
    }
  }

  /** Never over a file. A picture of before the run went on may have been copied then; it is not copied twice. */
  async #copyOut({ runId, image, kept, row }: SavedPicture, name: string): Promise<string | undefined> {
    const folder = resolve(this.#folder);
    const bytes = this.#app.service.media.pictureFile(image.id)?.bytes;
    if (kept && bytes !== undefined && (await hasCopy(folder, image.id, bytes))) return undefined;
    const options = {
      folder,
      isOwnFolder: true,
      // A seed alone tells the cells of a sweep apart as little as the rows of a list.
      namePattern: row ? '{graph}-{row}-{seed}' : '{graph}-{seed}',
      ...(row && { rows: [{ ...row, columns: {} }] }),
      format: 'original',
      recipe: 'none',
    } as const;
    const [path] = await this.#app.exporter.exportImages({ runId, name }, [image], options, (note) => {
      this.#terminal.notes(`${note}\n`);
    });
    return path;
  }
}

async function hasCopy(folder: string, id: string, bytes: number): Promise<boolean> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const file = await stat(path);
    if (!file.isFile() || file.size !== bytes) continue;
    if (
      createHash('sha256')
        .update(await readFile(path))
        .digest('hex') === id
    )
      return true;
  }
  return false;
}
