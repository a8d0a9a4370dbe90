/** The command line’s entry. */
import { refuseOldNode } from '../refuseOldNode.ts';

refuseOldNode();
const [{ runProgram }, { currentFolder }, { quietOutput }, { createTerminal }] = await Promise.all([
  import('./runProgram.ts'),
  import('../currentFolder.ts'),
  import('../quietOutput.ts'),
  import('../terminal.ts'),
]);

quietOutput();
process.exitCode = await runProgram(process.argv.slice(2), {
  env: process.env,
  workingFolder: currentFolder(),
  terminal: createTerminal(process),
  signals: process,
});
