/** A process of its own, so that what the browser gets of the environment is what this one was given: opens the file it is told. */
import open from 'open';

const [path] = process.argv.slice(2);
if (path === undefined) throw new Error('It must be told what to open.');
const child = await open(path);
child.once('error', () => {
  process.exitCode = 1;
});
