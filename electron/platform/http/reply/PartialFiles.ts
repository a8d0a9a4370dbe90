import { rm } from 'node:fs/promises';
import { Pictures, type PictureSink } from './Pictures.ts';

/** Pictures that are not finished, on their way to files of their own. Whatever fails here costs nothing but what would have been seen. */
export class PartialFiles implements PictureSink {
  readonly #pictures: Pictures;
  readonly #came: (path: string) => void;
  #open: string | undefined;
  #ended: string[] = [];
  #isBroken = false;

  /** `came` is given the path of each once it is whole. The file is the hearer's. */
  constructor(folder: string, came: (path: string) => void) {
    this.#pictures = new Pictures(folder);
    this.#came = came;
  }

  readonly start = (): string | undefined => {
    this.#open = this.#isBroken ? undefined : this.#pictures.start();
    return this.#open;
  };

  readonly push = (base64: Buffer): void => {
    if (this.#open !== undefined) this.#pictures.push(base64);
  };

  readonly end = (): void => {
    if (this.#open === undefined) return;
    this.#pictures.end();
    this.#ended.push(this.#open);
    this.#open = undefined;
  };

  /** As `Pictures.settle`; never rejects. */
  async settle(): Promise<void> {
    if (this.#isBroken) return;
    try {
      await this.#pictures.settle();
      for (const reference of this.#ended.splice(0)) {
        const file = await this.#pictures.take(reference);
        if (file?.raw !== undefined) await rm(file.raw, { force: true });
        if (file) this.#came(file.path);
      }
    } catch {
      this.#isBroken = true;
      this.#open = undefined;
    }
  }

  /** Removes what has not come as a whole. Never rejects. */
  async close(): Promise<void> {
    this.#isBroken = true;
    const left = await this.#pictures.abandon();
    await Promise.allSettled([...left.values()].map(({ path }) => rm(path, { force: true })));
  }
}
