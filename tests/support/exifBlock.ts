/** EXIF as programs write it: texts by their tags, and a comment in the directory below. Begins with its order. */
export function exifBlock(order: 'II' | 'MM', tags: Readonly<Record<number, string>>, comment?: Buffer): Buffer {
  const isLittle = order === 'II';
  const number = (value: number, bytes: 2 | 4): Buffer => {
    const made = Buffer.alloc(bytes);
    const name = bytes === 2 ? 'UInt16' : 'UInt32';
    made[`write${name}${isLittle ? 'LE' : 'BE'}`](value);
    return made;
  };
  const texts = Object.entries(tags).map(([tag, text]) => ({
    tag: Number(tag),
    kind: 2,
    data: Buffer.from(`${text}\0`),
  }));
  const count = texts.length + (comment ? 1 : 0);
  let dataAt = 8 + 2 + count * 12 + 4;
  const place = (data: Buffer): number => {
    const at = dataAt;
    dataAt += data.length;
    return at;
  };
  const entry = (tag: number, kind: number, length: number, value: Buffer) =>
    Buffer.concat([number(tag, 2), number(kind, 2), number(length, 4), value]);
  const entries = texts.map(({ tag, kind, data }) =>
    entry(
      tag,
      kind,
      data.length,
      data.length <= 4 ? Buffer.concat([data, Buffer.alloc(4 - data.length)]) : number(place(data), 4),
    ),
  );
  const rest: Buffer[] = texts.filter(({ data }) => data.length > 4).map(({ data }) => data);
  if (comment) {
    const subAt = dataAt;
    entries.push(entry(0x8769, 4, 1, number(subAt, 4)));
    rest.push(number(1, 2), entry(0x9286, 7, comment.length, number(subAt + 2 + 12 + 4, 4)), number(0, 4), comment);
  }
  return Buffer.concat([
    Buffer.from(order),
    number(42, 2),
    number(8, 4),
    number(count, 2),
    ...entries,
    number(0, 4),
    ...rest,
  ]);
}

/** A comment in UTF-16, with the heading that says so but not in which order. */
export function wideComment(text: string, order: 'little' | 'big'): Buffer {
  const bytes = Buffer.from(text, 'utf16le');
  return Buffer.concat([Buffer.from('UNICODE\0'), order === 'little' ? bytes : bytes.swap16()]);
}
