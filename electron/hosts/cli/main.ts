import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { looksLikeKeyName } from '#shared/graph/keyShapes';
import { reportOf } from '#shared/errors/reportOf';
import { checkFile } from './checkFile.ts';
import { EXIT, exitCodeOf } from './exitCodes.ts';
import { listImages } from './listImages.ts';
import { listKeys } from './listKeys.ts';
import { listModels } from './listModels.ts';
import { printError, quietPipe } from './print.ts';
import { runFile } from './runFile.ts';

const many = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value];
const keyNames = (value: string, earlier: readonly string[]): readonly string[] => {
  if (!looksLikeKeyName(value)) throw new InvalidArgumentError('A key’s name ends in _KEY, _TOKEN or _SECRET.');
  return [...earlier, value];
};

const program = new Command('lumi')
  .description('Runs Lumi Studio’s graphs without a window.')
  .exitOverride()
  .showHelpAfterError('Try --help.')
  .configureHelp({ showGlobalOptions: false });

program
  .command('run')
  .description('run a graph and print a line for each picture')
  .argument('<file>', 'a .lumi.json file')
  .addOption(
    new Option('--set <NODE.FIELD=VALUE>', 'set a field; NODE is an id, or a title that is unique')
      .argParser(many)
      .default([], 'none'),
  )
  .option('--out <dir>', 'also copy the pictures here')
  .option('--events', 'print every run event as one JSON object a line instead')
  .option('--concurrency <n>', 'calls at once per provider', wholeNumber)
  .addOption(
    new Option('--allow-key <NAME>', 'let the graph use a key of this name').argParser(keyNames).default([], 'none'),
  )
  .action(async (file: string, options: Parameters<typeof runFile>[1]) => {
    process.exitCode = await runFile(file, options);
  });

program
  .command('check')
  .description('tell problems and what a run would send and cost; nothing is sent')
  .argument('<file>', 'a .lumi.json file')
  .action(async (file: string) => {
    process.exitCode = await checkFile(file);
  });

program
  .command('models')
  .description('list the models that can be asked')
  .argument('[provider]', 'only of this provider')
  .action((provider?: string) => {
    listModels(provider);
  });

program
  .command('keys')
  .description('list the names of keys and where each comes from, never a value')
  .action(async () => {
    await listKeys();
  });

program
  .command('images')
  .description('list the pictures of the library, newest first')
  .argument('[query]', 'only those whose prompt has these words')
  .action(async (query?: string) => {
    await listImages(query);
  });

program.command('serve').description('open the graph editor in the browser (--port <n>, --no-open)');

quietPipe();
try {
  await program.parseAsync();
} catch (caught) {
  if (caught instanceof CommanderError) {
    process.exitCode = caught.exitCode === 0 ? EXIT.done : EXIT.badInput;
  } else {
    printError(reportOf(caught), caught);
    process.exitCode = exitCodeOf(caught);
  }
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 64)
    throw new InvalidArgumentError('It must be a whole number from 1 to 64.');
  return value;
}
