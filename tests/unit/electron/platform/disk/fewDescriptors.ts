/**
 * A program of its own that has no descriptor left for a while, and keeps a picture meanwhile: `node fewDescriptors.ts FOLDER URL`, under
 * `ulimit -n`. Started by `withDescriptor.test.ts`.
 */
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { writeAtomically } from '../../../../../electron/platform/disk/writeAtomically.ts';
import { BlobWriter } from '../../../../../electron/platform/http/reply/BlobWriter.ts';
import { createHttp } from '../../../../../electron/platform/http/createHttp.ts';
import { hashFile } from '../../../../../electron/platform/disk/hashFile.ts';
import { createImages } from '../../../../../electron/platform/images/createImages.ts';
import { RotatingFile } from '../../../../../electron/platform/log/RotatingFile.ts';
import { pngPicture } from '../../../../support/pngPicture.ts';

const [folder = '', url = ''] = process.argv.slice(2);
/** How long nothing can be opened, ms. */
const EMPTY_MS = 700;

const log = new RotatingFile({ path: join(folder, 'lumi.log'), maxBytes: 1e6, maxFiles: 2 });
const images = createImages();
const http = createHttp({
  readPicture: () => Promise.reject(new Error('no picture is wired')),
  redactor: () => (text) => text,
});
const bytes = pngPicture({ width: 40, height: 30, seed: 1 });

const taken: number[] = [];
log.append('before\n');
for (;;) {
  try {
    taken.push(openSync('/dev/null', 'r'));
  } catch {
    break;
  }
}
setTimeout(() => {
  for (const descriptor of taken) closeSync(descriptor);
}, EMPTY_MS);

log.append('while there was none\n');
const answer = http.send(
  { url, headers: {}, body: { json: {} }, pictureKeys: [], timeoutMs: 20_000, folder },
  new AbortController().signal,
);
const writer = new BlobWriter(join(folder, 'incoming'));
bytes.copy(writer.space());
writer.commit(bytes.length);
const blob = await writer.finish();
const { id } = await hashFile(blob.path);
const probed = await images.probe(blob.path);
await writeAtomically(join(folder, 'receipt.json'), '{}');
log.append('after\n');
const { reply } = await answer;
await images.close();
await http.close();
process.stdout.write(JSON.stringify({ taken: taken.length, isSame: id === blob.id, probed, body: reply.body }));
