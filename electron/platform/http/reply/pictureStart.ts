/** What the first bytes of pictures look like in base64, of either alphabet: PNG, JPEG, WebP, GIF, AVIF and HEIC, TIFF. */
const START = String.raw`iVBORw0KGgo|(?:\\*/|_)9j(?:\\*/|_)|UklGR[\w+/-]{6}XRUJQ|R0lGOD[dl]|[\w+/-]{6}Z0eXB|SUkqA|TU0AK`;
/** One of these is in every text with a picture; looking for them natively is many times faster than the expression. */
const MARKS = ['iVBORw0KGgo', '/9j/', '/9j\\', '_9j_', 'UklGR', 'R0lGOD', 'Z0eXB', 'SUkqA', 'TU0AK'];
/** Not in the middle of other base64, such as a signature's; but the escape of a line break may stand before it. */
const FIND = new RegExp(String.raw`(?:(?<![\w+/=\\-])|(?<=\\[nrt]))(?:data:[^,"'()\s]{0,120},)?(${START})`, 'g');
const BEGIN = new RegExp(`^(?:${START})`);

export interface PictureStart {
  /** Of its `data:` prefix, where it has one. */
  readonly from: number;
  /** Of its base64. */
  readonly at: number;
}

/** Whether a text may hold a picture in base64. */
export function mayHoldPicture(text: Buffer): boolean {
  return MARKS.some((mark) => text.includes(mark, 0, 'latin1'));
}

/** The first place in a text from which on a picture stands in base64, as far as its first bytes tell. */
export function findPictureStart(text: string, from: number): PictureStart | undefined {
  FIND.lastIndex = from;
  const found = FIND.exec(text);
  return found ? { from: found.index, at: FIND.lastIndex - (found[1]?.length ?? 0) } : undefined;
}

/** Whether bytes themselves begin as a picture does. */
export function startsLikePicture(bytes: Uint8Array): boolean {
  return BEGIN.test(Buffer.from(bytes.subarray(0, 24)).toString('base64'));
}
