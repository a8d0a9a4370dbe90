/**
 * A provider whose every answer holds another picture: 4K, a PNG of 22 MB that no deflate makes smaller. Forked, so that its work is not
 * ours. Asked for it by any message, it tells what it has sent since it was last asked: the SHA-256 of each picture.
 */
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { crc32, deflateSync } from 'node:zlib';

const SIDE = 2752;

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** Every picture begins like this, with a number of its own; its length can be divided by 3, so that its Base64 can be put before the rest's. */
function headOf(number) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIDE, 0);
  header.writeUInt32BE(SIDE, 4);
  header.set([8, 2], 8);
  const text = Buffer.from(`number\0${String(number).padStart(8, '0')}`, 'latin1');
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', header), chunk('tEXt', text)]);
}

function makeTail() {
  const row = SIDE * 3 + 1;
  const pixels = randomBytes(row * SIDE);
  for (let at = 0; at < pixels.length; at += row) pixels[at] = 0;
  return Buffer.concat([chunk('IDAT', deflateSync(pixels, { level: 0 })), chunk('IEND', Buffer.alloc(0))]);
}

if (headOf(0).length % 3 !== 0) throw new Error('The head must end with a whole group of Base64.');
const tail = makeTail();
const [before, after] = JSON.stringify({
  candidates: [{ content: { parts: [{ inlineData: { mimeType: 'image/png', data: '|' } }] }, finishReason: 'STOP' }],
}).split('|');
const rest = Buffer.from(tail.toString('base64') + after, 'latin1');

let calls = 0;
let sent = [];
const server = createServer((request, response) => {
  const head = headOf(++calls);
  sent.push(head);
  const start = Buffer.from(before + head.toString('base64'), 'latin1');
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': start.length + rest.length });
    response.write(start);
    response.end(rest);
  });
});
process.on('message', () => {
  process.send(sent.map((head) => createHash('sha256').update(head).update(tail).digest('hex')));
  sent = [];
});
server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
