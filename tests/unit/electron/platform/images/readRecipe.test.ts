import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { embedRecipe } from '../../../../../electron/platform/images/embedRecipe.ts';
import { hasCredentials } from '../../../../../electron/platform/images/hasCredentials.ts';
import { readRecipe } from '../../../../../electron/platform/images/readRecipe.ts';
import { growthOf, LINEAR } from '../../../../support/growthOf.ts';
import {
  aPicture,
  jpegSegment,
  PNG_TEXTS,
  pngChunk,
  webpChunk,
  withChunks,
  withSegments,
  withWebpChunks,
} from '../../../../support/pictureBlocks.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

/** As long as a large graph, in many scripts, with every sign that XML, PNG or JPEG might trip over. */
const RECIPE = JSON.stringify({
  graph: Array.from(
    { length: 7000 },
    (_, i) => `${i} 霧の狐 žluťoučký 🦊 <&> ]]> "x" 'y' &amp; &#65; \r\n\t\u0000\u2028`,
  ),
});

function file(bytes: Buffer): string {
  const path = join(tempFolder(), 'picture');
  writeFileSync(path, bytes);
  return path;
}

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const OURS = 'urn:lumi-studio:recipe';
const text = (value: string) =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;');
const attribute = (value: string) =>
  text(value).replaceAll('"', '&quot;').replaceAll("'", '&#39;').replaceAll('\n', '&#10;');
const packet = (description: string, prefix = 'rdf') =>
  `<?xpacket begin="\uFEFF" id="x"?>\n<x:xmpmeta xmlns:x="adobe:ns:meta/" x:xmptk="Image::ExifTool 12.60">\n<${prefix}:RDF xmlns:${prefix}="${RDF}">\n${description}\n</${prefix}:RDF></x:xmpmeta>\n${' '.repeat(2000)}\n<?xpacket end="w"?>`;

/** Layouts in which programs write the same XMP anew. */
const LAYOUTS: Readonly<Record<string, (recipe: string) => string>> = {
  'as an element': (recipe) =>
    packet(
      `<rdf:Description rdf:about="" xmlns:lumi="${OURS}"><lumi:recipe>${text(recipe)}</lumi:recipe></rdf:Description>`,
    ),
  'as an attribute': (recipe) =>
    packet(`<rdf:Description xmlns:lumi='${OURS}' rdf:about='' lumi:recipe='${attribute(recipe)}'/>`),
  'with other prefixes': (recipe) =>
    packet(
      `<r:Description r:about="" xmlns:ns1="${OURS}">\n <ns1:recipe\n>${text(recipe)}</ns1:recipe>\n</r:Description>`,
      'r',
    ),
  'in CDATA': (recipe) =>
    packet(
      `<rdf:Description rdf:about=""><recipe xmlns="${OURS}"><![CDATA[${recipe.replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[')}]]></recipe></rdf:Description>`,
    ),
  'with signs as numbers': (recipe) =>
    packet(
      `<rdf:Description xmlns:z="${OURS}"><z:recipe>${text(recipe).replaceAll(/[^\x20-\x7e]/gu, (sign) => `&#x${(sign.codePointAt(0) ?? 0).toString(16)};`)}</z:recipe></rdf:Description>`,
    ),
  'among what others say': (recipe) =>
    packet(
      `<rdf:Description rdf:about="" xmlns:dc="d" xmlns:lumi="http://other"><dc:title><rdf:Alt><rdf:li xml:lang="x">lumi:recipe</rdf:li></rdf:Alt></dc:title><lumi:recipe>not this</lumi:recipe></rdf:Description><rdf:Description xmlns:lumi="${OURS}" lumi:recipe="${attribute(recipe)}" dc:x="y" xmlns:dc="d"/>`,
    ),
};

describe('a recipe that another program wrote anew', () => {
  it.each(Object.keys(PNG_TEXTS))('is found in a PNG as %s, before the pixels and behind them', async (kind) => {
    const chunk = PNG_TEXTS[kind]!('lumi-recipe', RECIPE);
    const png = await aPicture('png');
    expect(await readRecipe(file(withChunks(png, 'before', chunk)))).toBe(RECIPE);
    expect(await readRecipe(file(withChunks(png, 'behind', chunk)))).toBe(RECIPE);
  });

  it('is found in Latin-1 where that is what a PNG holds', async () => {
    const latin = pngChunk('tEXt', Buffer.from('lumi-recipe\0{"a":"é\xff"}', 'latin1'));
    expect(await readRecipe(file(withChunks(await aPicture('png'), 'behind', latin)))).toBe('{"a":"é\xff"}');
  });

  it.each(Object.keys(LAYOUTS))('is found in XMP %s, in WebP, PNG and JPEG', async (layout) => {
    const xmp = LAYOUTS[layout]!(RECIPE);
    expect(await readRecipe(file(withWebpChunks(await aPicture('webp'), 4, webpChunk('XMP ', Buffer.from(xmp)))))).toBe(
      RECIPE,
    );
    const inPng = PNG_TEXTS['plain iTXt']!('XML:com.adobe.xmp', xmp);
    expect(await readRecipe(file(withChunks(await aPicture('png'), 'behind', inPng)))).toBe(RECIPE);
    const hex = Buffer.from(xmp).toString('hex').replaceAll(/.{72}/g, '$&\n');
    const inLines = PNG_TEXTS['zTXt in UTF-8']!('Raw profile type xmp', `\nxmp\n${Buffer.byteLength(xmp)}\n${hex}\n`);
    expect(await readRecipe(file(withChunks(await aPicture('png'), 'before', inLines)))).toBe(RECIPE);
    const jpeg = withSegments(await aPicture('jpeg'), ...extended(xmp));
    expect(await readRecipe(file(jpeg))).toBe(RECIPE);
    const short = jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${LAYOUTS[layout]!('{"a":"狐"}')}`));
    expect(await readRecipe(file(withSegments(await aPicture('jpeg'), short)))).toBe('{"a":"狐"}');
  });

  it.each(['png', 'jpeg', 'webp'] as const)('gives way to a new one in a %s, and can be taken out', async (kind) => {
    const xmp = LAYOUTS['among what others say']!('{"old":1}');
    const sources = {
      png: async () =>
        withChunks(
          await aPicture('png'),
          'before',
          PNG_TEXTS['zTXt in UTF-8']!('XML:com.adobe.xmp', xmp),
          PNG_TEXTS['plain iTXt']!('lumi-recipe', '{"old":2}'),
        ),
      jpeg: async () =>
        withSegments(await aPicture('jpeg'), jpegSegment(0xe1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0${xmp}`))),
      webp: async () => withWebpChunks(await aPicture('webp'), 4, webpChunk('XMP ', Buffer.from(xmp))),
    };
    const [source, dest, bare] = [file(await sources[kind]()), join(tempFolder(), 'dest'), join(tempFolder(), 'bare')];
    await embedRecipe(source, dest, '{"new":1}');
    expect(await readRecipe(dest)).toBe('{"new":1}');
    await embedRecipe(dest, bare, undefined);
    expect(await readRecipe(bare)).toBeUndefined();
    // What others said is still there.
    expect((await sharp(bare).metadata()).xmp?.toString()).toContain('not this');
  });
});

/** XMP that finds no room in one segment, as Adobe's programs lay it out. */
function extended(xmp: string): readonly Buffer[] {
  const bytes = Buffer.from(xmp);
  const parts = Array.from({ length: Math.ceil(bytes.length / 65_000) }, (_, index) => {
    const head = Buffer.from(`http://ns.adobe.com/xmp/extension/\0${'A'.repeat(32)}\0\0\0\0\0\0\0\0`);
    head.writeUInt32BE(bytes.length, head.length - 8);
    head.writeUInt32BE(index * 65_000, head.length - 4);
    return jpegSegment(0xe1, Buffer.concat([head, bytes.subarray(index * 65_000, (index + 1) * 65_000)]));
  });
  const main = `http://ns.adobe.com/xap/1.0/\0${packet(`<rdf:Description xmlns:n="http://ns.adobe.com/xmp/note/" n:HasExtendedXMP="${'A'.repeat(32)}"/>`)}`;
  return [jpegSegment(0xe1, Buffer.from(main)), ...parts.toReversed()];
}

/** Texts that begin again and again what never ends, or pile up what is looked at more than once. */
const HOSTILE: Readonly<Record<string, (size: number) => string>> = {
  'beginnings of ours': (size) => `<rdf:Description rdf:about="" xmlns:lumi="${OURS}">`.repeat(size / 50),
  'openings of the recipe': (size) => `<l xmlns:lumi="${OURS}">${'<lumi:recipe>'.repeat(size / 13)}`,
  'comments that do not end': (size) => `<a xmlns:lumi="${OURS}">${'<!-- '.repeat(size / 5)}`,
  'attributes that do not end': (size) => `<a xmlns:lumi="${OURS}" ${'b="c" '.repeat(size / 6)}`,
  blanks: (size) => `<a xmlns:lumi="${OURS}"${' '.repeat(size)}b`,
  'quotes that do not end': (size) => `<a xmlns:lumi="${OURS}">${'<a b="'.repeat(size / 6)}`,
  'signs as numbers': (size) => `<l:recipe xmlns:l="${OURS}">${'&#x&#3&amp'.repeat(size / 10)}</l:recipe>`,
  'recipes at every depth': (size) => {
    const depth = Math.floor(size / 60);
    return `<a xmlns:l="${OURS}">${'<a l:recipe="x"><b>c</b>'.repeat(depth)}${'</a>'.repeat(depth)}</a>`;
  },
};

describe('time to read and write a recipe', () => {
  it.each(Object.keys(HOSTILE))('grows with the length of XMP only: %s', async (kind) => {
    const webp = await aPicture('webp');
    const make = (size: number) => file(withWebpChunks(webp, 4, webpChunk('XMP ', Buffer.from(HOSTILE[kind]!(size)))));
    const both = async (path: string) => {
      await readRecipe(path);
      await embedRecipe(path, join(tempFolder(), 'dest'), '{}');
    };
    expect(await growthOf(make, 400_000, both)).toBeLessThan(LINEAR);
  });

  it('grows with the number of blocks only', async () => {
    const [png, jpeg, webp] = [await aPicture('png'), await aPicture('jpeg'), await aPicture('webp')];
    const many = (count: number, block: Buffer) => Array.from({ length: count }, () => block);
    const makers: readonly ((count: number) => string)[] = [
      (count) => file(withChunks(png, 'before', ...many(count, PNG_TEXTS['tEXt in UTF-8']!('lumi-recipf', 'x')))),
      (count) =>
        file(withSegments(jpeg, ...many(count, jpegSegment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<'))))),
      (count) => file(withSegments(jpeg, ...many(count, jpegSegment(0xfe, Buffer.from('lumi-recipe 1/9999\n'))))),
      (count) => file(withSegments(jpeg, ...many(count, Buffer.from('\0\0\xff\xff\xff\xfe\0\x02', 'latin1')))),
      (count) => file(Buffer.concat([jpeg, Buffer.alloc(count * 9, '\xff\0', 'latin1')])),
      (count) => file(withWebpChunks(webp, 0, ...many(count, webpChunk('abcd', Buffer.from('x'))))),
    ];
    const all = async (path: string) => {
      await readRecipe(path);
      await hasCredentials(path);
      await embedRecipe(path, join(tempFolder(), 'dest'), '{}');
    };
    for (const make of makers) expect(await growthOf(make, 4000, all)).toBeLessThan(LINEAR);
  });

  it('is bounded for parts of XMP that say they belong to something huge', async () => {
    const head = Buffer.from(
      `http://ns.adobe.com/xmp/extension/\0${'A'.repeat(32)}\xff\xff\xff\xff\0\0\0\0x`,
      'latin1',
    );
    const jpeg = withSegments(await aPicture('jpeg'), jpegSegment(0xe1, head));
    expect(await readRecipe(file(jpeg))).toBeUndefined();
    const bomb = pngChunk('zTXt', Buffer.concat([Buffer.from('lumi-recipe\0\0'), deflateSync(Buffer.alloc(64e6))]));
    expect(await readRecipe(file(withChunks(await aPicture('png'), 'behind', bomb)))).toBeUndefined();
  });
});
