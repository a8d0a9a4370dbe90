/** The picture process as Electron starts it. */
import { serveImages } from '../../platform/images/imageProcess.ts';

const receive = serveImages((answer) => {
  process.parentPort.postMessage(answer);
});
process.parentPort.on('message', ({ data }) => {
  receive(data);
});
