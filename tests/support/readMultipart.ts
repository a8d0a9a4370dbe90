export interface MultipartText {
  readonly name: string;
  readonly value: string;
}
export interface MultipartFile {
  readonly name: string;
  readonly filename: string;
  readonly type: string;
  readonly bytes: Buffer;
}

const LINE_END = '\r\n';
const TEXT_HEAD = /^Content-Disposition: form-data; name="([^"\r\n]*)"$/;
const FILE_HEAD =
  /^Content-Disposition: form-data; name="([^"\r\n]*)"; filename="([^"\r\n]*)"\r\nContent-Type: ([\w.+-]+\/[\w.+-]+)$/;

/**
 * Reads multipart/form-data by its bytes, as strictly as the strictest server: the line ends are CRLF, nothing stands before the first
 * boundary or after the last, and each part has the headers it needs and no other.
 * @throws Error that says what is wrong
 */
export function readMultipart(contentType: string | undefined, body: Buffer): (MultipartText | MultipartFile)[] {
  const boundary = /^multipart\/form-data; boundary=([\w'()+,./:=?-]{1,70})$/.exec(contentType ?? '')?.[1];
  if (boundary === undefined) throw new Error(`No boundary in ${contentType ?? 'no content type'}`);
  const first = Buffer.from(`--${boundary}${LINE_END}`);
  const next = Buffer.from(`${LINE_END}--${boundary}`);
  if (!body.subarray(0, first.length).equals(first)) throw new Error('It does not begin with its boundary.');
  const parts: (MultipartText | MultipartFile)[] = [];
  for (let at = first.length; ;) {
    const end = body.indexOf(next, at);
    if (end < 0) throw new Error('A part has no end.');
    parts.push(partOf(body.subarray(at, end)));
    const after = body.subarray(end + next.length);
    if (after.equals(Buffer.from(`--${LINE_END}`))) return parts;
    if (!after.subarray(0, 2).equals(Buffer.from(LINE_END))) throw new Error('A boundary has no line end.');
    at = end + next.length + 2;
  }
}

function partOf(part: Buffer): MultipartText | MultipartFile {
  const blank = part.indexOf(LINE_END + LINE_END);
  if (blank < 0) throw new Error('A part has no headers.');
  const head = part.toString('utf8', 0, blank);
  const content = part.subarray(blank + 4);
  const file = FILE_HEAD.exec(head);
  if (file) {
    const [, name = '', filename = '', type = ''] = file;
    return { name: unescaped(name), filename: unescaped(filename), type, bytes: Buffer.from(content) };
  }
  const text = TEXT_HEAD.exec(head);
  if (!text) throw new Error(`These are no headers of a part: ${head}`);
  return { name: unescaped(text[1] ?? ''), value: new TextDecoder('utf-8', { fatal: true }).decode(content) };
}

function unescaped(name: string): string {
  return name.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}
