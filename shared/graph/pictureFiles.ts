/** Which files of a folder are pictures, and which tell of them: by what they are called. What they are, their bytes tell. */
import { PICTURE_EXTENSIONS } from './pictureTypes.ts';

/** What systems and other programs put among files, in lower case; hidden ones begin with a dot. */
const OF_SYSTEM: ReadonlySet<string> = new Set([
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
  'icon\r',
  '__macosx',
  '@eadir',
  '$recycle.bin',
  'system volume information',
  'lost+found',
]);
/** Pictures that cannot be opened here: who has them is told so by their bytes. */
const OTHER_PICTURES: ReadonlySet<string> = new Set([
  'heic',
  'heif',
  'bmp',
  'jxl',
  'svg',
  'jp2',
  'psd',
  'jfif',
  'apng',
]);
const BESIDE: ReadonlySet<string> = new Set(['txt', 'json', 'xmp']);
const READ_BESIDE: ReadonlySet<string> = new Set(['txt', 'json']);
const MOST_BESIDE = 4;
/** Of a PNG, which others are made from. */
const TWINS: ReadonlySet<string> = new Set(['jpg', 'jpeg', 'webp']);

/** A file that may be a picture. */
export interface FoundPicture {
  readonly path: string;
  /** Files that tell of it. */
  readonly beside: readonly string[];
  /** The PNG of the same name in the same folder, which comes before it. */
  readonly twinOf?: string;
}

/** A file that is none. */
export interface NoPicture {
  readonly path: string;
  readonly reason: 'no-picture';
}

export function isPictureName(path: string): boolean {
  const extension = extensionOf(path);
  return PICTURE_EXTENSIONS.includes(extension) || OTHER_PICTURES.has(extension);
}

/** Whether a file or folder is hidden, or the system's. @param name without its folders */
export function isOfSystem(name: string): boolean {
  return name.startsWith('.') || name.startsWith('~$') || OF_SYSTEM.has(name.toLowerCase());
}

/** The files of one folder in their order: what belongs together comes together. */
export function* picturesAmong(paths: readonly string[]): Generator<FoundPicture | NoPicture> {
  const byStem = Map.groupBy(paths, stemOf);
  const told = new Set<string>();
  for (const [stem, files] of byStem) {
    const pictures = files.filter(isPictureName);
    const png = pictures.find((path) => extensionOf(path) === 'png');
    for (const path of png === undefined ? pictures : [png, ...pictures.filter((each) => each !== png)]) {
      // `fox.txt`, `fox.png.txt` as some programs name it, and the graph that lies beside a signed picture.
      const about = [files, byStem.get(path), byStem.get(`${stem}.lumi`)].flatMap((each = []) =>
        each.filter((file) => BESIDE.has(extensionOf(file))),
      );
      for (const each of about) told.add(each);
      const beside = about.filter((each) => READ_BESIDE.has(extensionOf(each))).slice(0, MOST_BESIDE);
      const isTwin = png !== undefined && path !== png && TWINS.has(extensionOf(path));
      yield { path, beside, ...(isTwin && { twinOf: png }) };
    }
  }
  for (const path of paths) if (!isPictureName(path) && !told.has(path)) yield { path, reason: 'no-picture' };
}

function extensionOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

function stemOf(path: string): string {
  const extension = extensionOf(path);
  return extension === '' ? path : path.slice(0, -extension.length - 1);
}
