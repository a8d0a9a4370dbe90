import { readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { PictureError } from '#shared/errors/inputErrors';
import { createImages } from '../../../../../electron/platform/images/createImages.ts';
import { tempFolder } from '../../../../support/tempFolder.ts';

const images = createImages();
afterAll(() => images.close());

let folder: string;
beforeEach(() => {
  folder = tempFolder();
});
let number = 0;
async function drawing(text: string): Promise<string> {
  const path = join(folder, `${String((number += 1))}.svg`);
  await writeFile(path, text);
  return path;
}

const svg = (within: string, size = 'width="60" height="40"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}><rect width="60" height="40" fill="#00ff00"/>${within}</svg>`;

/** Of its middle. */
async function colour(path: string): Promise<readonly number[]> {
  const small = join(folder, `${String((number += 1))}.webp`);
  await images.thumbnail(path, small, 640);
  const { data, info } = await sharp(small).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const middle = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * 3;
  return [...data.subarray(middle, middle + 3)];
}

const isGreen = ([red = 0, green = 0, blue = 0]: readonly number[]) => red < 20 && green > 230 && blue < 20;

describe('a drawing in SVG', () => {
  it('is as large as it says, and sharp where it is shown larger', async () => {
    const path = await drawing(svg(''));
    expect(await images.probe(path)).toEqual({ width: 60, height: 40, mime: 'image/svg+xml' });
    expect(await images.decode(path)).toEqual({ width: 60, height: 40, mime: 'image/svg+xml' });
    const large = join(folder, 'large.webp');
    await images.thumbnail(path, large, 2048);
    expect(await sharp(large).metadata()).toMatchObject({ width: 2048, format: 'webp' });
  });

  it('is made pixels where a picture is sent or exported as another type', async () => {
    const png = join(folder, 'copy.png');
    await images.convert(await drawing(`<?xml version="1.0"?>\n<!-- a fox -->\n${svg('')}`), png, 'png', 512);
    expect(await sharp(png).metadata()).toMatchObject({ width: 512, format: 'png' });
  });

  it('shows nothing of other files, and asks nobody', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const red = join(folder, 'red.png');
    await sharp({ create: { width: 60, height: 40, channels: 3, background: '#ff0000' } })
      .png()
      .toFile(red);
    await writeFile(join(folder, 'red.css'), 'rect { fill: #ff0000 !important }');
    for (const within of [
      `<image width="60" height="40" href="${pathToFileURL(red).href}"/>`,
      `<image width="60" height="40" xlink:href="red.png"/>`,
      `<image width="60" height="40" href="${origin}/red.png"/>`,
      `<style>@import url("red.css"); @import url("${origin}/red.css");</style>`,
      `<use href="${pathToFileURL(red).href}#a"/><use href="${origin}/other.svg#a"/>`,
      '<script>document.documentElement.remove()</script>',
      `<foreignObject width="60" height="40"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${origin}"/></foreignObject>`,
    ]) {
      expect(isGreen(await colour(await drawing(svg(within)))), within).toBe(true);
    }
    server.close();
    expect(asked).toEqual([]);
  });

  it.each([
    ['entities', `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${svg('<text>&b;</text>')}`],
    ['a file as an entity', `<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text>&x;</text>')}`],
    ['more pixels than anybody has', svg('', 'width="900000" height="900000"')],
    ['an end in its middle', svg('<g>').slice(0, -20)],
    ['other XML', '<?xml version="1.0"?><rss><channel/></rss>'],
    ['more bytes than a drawing has', svg(`<!--${'x'.repeat(17 * 2 ** 20)}-->`)],
  ])('is refused with %s', async (_, text) => {
    await expect(images.decode(await drawing(text))).rejects.toBeInstanceOf(PictureError);
  });

  it('ends no other picture’s work where it would be drawn for ever', async () => {
    const few = createImages({ jobTimeoutMs: 3000 });
    const layers = Array.from(
      { length: 12 },
      (_, at) => `<g id="g${String(at + 1)}">${`<use href="#g${String(at)}"/>`.repeat(10)}</g>`,
    );
    const endless = await drawing(
      svg(`<defs><rect id="g0" width="9" height="9"/>${layers.join('')}</defs><use href="#g12"/>`),
    );
    await few.decode(endless).catch(() => undefined);
    const good = await drawing(svg(''));
    expect(await few.probe(good)).toMatchObject({ width: 60 });
    expect(await readFile(good, 'utf8')).toContain('<svg');
    await few.close();
  }, 20_000);
});
