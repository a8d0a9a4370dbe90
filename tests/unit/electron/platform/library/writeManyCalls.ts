/** A process of its own that fills a library, started by `openIndex.test.ts`: `node writeManyCalls.ts FOLDER RUN`. */
import { COST, aCall, aLibrary, aPicture, aReply } from './records.ts';

const [folder = '', runId = ''] = process.argv.slice(2);
const library = aLibrary(folder, {}, runId);
for (let index = 0; index < 20; index++) {
  const call = aCall({ runId, index });
  library.callStarted(call, 1000, {});
  await library.callDone(call, aReply(await aPicture(library)), COST, 2000);
}
await library.close();
