import { damaged, MAX_RECIPE_BYTES, type PictureFile } from './PictureFile.ts';

/** A part of a new file: bytes, or a range of the old file, `to` not included. */
export type Part = Uint8Array | { readonly from: number; readonly to: number };

/** A piece of a picture file: a chunk or segment, its head, data and tail. Ends are not included. */
export interface Block {
  readonly type: string;
  readonly at: number;
  readonly dataAt: number;
  readonly dataEnd: number;
  readonly end: number;
}

export interface Layout {
  /** From the first byte behind the signature, without gaps. */
  readonly blocks: readonly Block[];
  /** Whether the picture is there to its end. */
  readonly isWhole: boolean;
}

/** How one kind of picture file carries what is no pixel. Pixels are never touched. */
export interface PictureFormat {
  readonly layout: (file: PictureFile) => Promise<Layout>;
  /** Whether a block is a part of signed content credentials, whose signature covers all the rest of the file. @see https://spec.c2pa.org */
  readonly isCredentials: (file: PictureFile, block: Block) => Promise<boolean>;
  readonly recipe: (file: PictureFile, layout: Layout) => Promise<string | undefined>;
  /** The file with `json` as its only recipe; `undefined`: with none. Credentials go: they would read as tampered with. */
  readonly withRecipe: (file: PictureFile, layout: Layout, json: string | undefined) => Promise<readonly Part[]>;
  /** The file with its pixels, colours and the way it is turned, and nothing else. */
  readonly bare: (file: PictureFile, layout: Layout) => Promise<readonly Part[]>;
}

/** Blocks looked at before giving up: many times those of the largest pictures. */
const MAX_BLOCKS = 200_000;

/** Collects blocks. @throws PictureError where they are far too many */
export function blockList(): { readonly blocks: Block[]; readonly add: (block: Block) => void } {
  const blocks: Block[] = [];
  const add = (block: Block): void => {
    if (blocks.length >= MAX_BLOCKS) throw damaged();
    blocks.push(block);
  };
  return { blocks, add };
}

export function rangeOf({ at, end }: Block): Part {
  return { from: at, to: end };
}

/** The data of a block that may hold a recipe; `undefined` where it is too long for one. */
export async function dataOf(
  file: PictureFile,
  { dataAt, dataEnd }: Block,
  most = MAX_RECIPE_BYTES,
): Promise<Buffer | undefined> {
  return dataEnd - dataAt > most ? undefined : file.bytes(dataAt, dataEnd - dataAt);
}

/** The first bytes of a block's data, fewer where there are fewer. */
export function headOf(file: PictureFile, { dataAt, dataEnd }: Block, length: number): Promise<Buffer> {
  return file.bytes(dataAt, Math.min(length, dataEnd - dataAt));
}

/** Text that may be in either coding: UTF-8 where it is that throughout. */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // By the rules of PNG and JPEG it is Latin-1 then.
    return Buffer.from(bytes).toString('latin1');
  }
}
