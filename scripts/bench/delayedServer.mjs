/**
 * A provider that takes its time: answers every call with the same picture, each after another of the delays it is given (ms), over
 * and over. Forked, so that its work is not ours.
 */
import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { pngPicture } from '../../tests/support/pngPicture.ts';

const delays = process.argv.slice(2).map(Number);
let calls = 0;
const picture = pngPicture({ width: 400, height: 300, seed: randomBytes(2).readUInt16LE(), noise: true });
const body = Buffer.from(
  JSON.stringify({
    candidates: [
      {
        finishReason: 'STOP',
        content: { parts: [{ inlineData: { mimeType: 'image/png', data: Buffer.from(picture).toString('base64') } }] },
      },
    ],
  }),
);

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    void sleep(delays[calls++ % delays.length]).then(() => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length });
      response.end(body);
    });
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port, bytes: picture.length }));
