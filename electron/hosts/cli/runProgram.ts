import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { reportOf } from '#shared/errors/reportOf';
import { FAILURE_SCOPES } from '#shared/runs/RunSettings';
import { readAllowedKey, type AllowedKey } from './allowedKeys.ts';
import { checkFile } from './checkFile.ts';
import { EXIT, exitCodeOf } from './exitCodes.ts';
import { listImages } from './listImages.ts';
import { listKeys } from './listKeys.ts';
import { listModels } from './listModels.ts';
import { listRuns } from './listRuns.ts';
import { listSpend } from './listSpend.ts';
import { printError } from './print.ts';
import { runFile } from './runFile.ts';
import type { Surroundings } from './Surroundings.ts';

const many = (value: string, earlier: readonly string[]): readonly string[] => [...earlier, value];
const allowKeys = (value: string, earlier: readonly AllowedKey[]): readonly AllowedKey[] => {
  try {
    return [...earlier, readAllowedKey(value)];
  } catch (caught) {
    throw new InvalidArgumentError(reportOf(caught).message);
  }
};

/** Does what the words of a command line say, and gives the exit code. Never rejects. */
export async function runProgram(words: readonly string[], here: Surroundings): Promise<number> {
  let code: number = EXIT.done;
  const program = new Command('lumi')
    .description('Runs Lumi Studio’s graphs without a window.')
    .exitOverride()
    .configureOutput({ writeOut: here.terminal.lines, writeErr: here.terminal.notes })
    .showHelpAfterError('Try --help.')
    .configureHelp({ showGlobalOptions: false });

  addSettings(program.command('run'))
    .description('run a graph and print a line for each picture')
    .argument('[file]', 'a .lumi.json file, or a picture with a recipe; none with --resume')
    .option('--out <dir>', 'also copy the pictures here')
    .option('--events', 'print every run event as one JSON object a line instead')
    .addOption(
      new Option(
        '--on-error <what>',
        'what a failed call ends: everything, what depends on it, or only itself',
      ).choices(FAILURE_SCOPES),
    )
    .option(
      '--resume <RUN>',
      'go on with a run that failed, was stopped or was cut off: only what is missing is asked for',
    )
    .option('--repeat-unknown', 'ask again also where a call was cut off and may have been billed already')
    .option('--concurrency <n>', 'calls at once per provider', wholeNumber)
    .addOption(
      new Option('--allow-key <NAME>', 'let the graph use a key of this name; google:NAME says for which provider')
        .argParser(allowKeys)
        .default([], 'none'),
    )
    .action(async (file: string | undefined, options: Parameters<typeof runFile>[2]) => {
      code = await runFile(here, file, options);
    });

  addSettings(program.command('check'))
    .description('tell problems and what a run would send, reuse and cost; nothing is sent')
    .argument('<file>', 'a .lumi.json file, or a picture with a recipe')
    .action(async (file: string, options: Parameters<typeof checkFile>[2]) => {
      code = await checkFile(here, file, options);
    });

  program
    .command('runs')
    .description('list the runs, newest first, with what they made and cost')
    .action(async () => {
      await listRuns(here);
    });

  program
    .command('spend')
    .description('tell what was spent, by day, provider, model and graph')
    .option('--csv', 'as a table for a spreadsheet')
    .action(async (options: Parameters<typeof listSpend>[1]) => {
      await listSpend(here, options);
    });

  program
    .command('models')
    .description('list the models that can be asked')
    .argument('[provider]', 'only of this provider')
    .option('--json', 'as one JSON object a line')
    .action((provider: string | undefined, options: Parameters<typeof listModels>[2]) => {
      listModels(here.terminal, provider, options);
    });

  program
    .command('keys')
    .description('list the names of keys and where each comes from, never a value')
    .action(async () => {
      await listKeys(here);
    });

  program
    .command('images')
    .description('list the pictures of the library, newest first')
    .argument('[query]', 'only those whose prompt has these words')
    .action(async (query?: string) => {
      await listImages(here, query);
    });

  program.command('serve').description('open the graph editor in the browser (--port <n>, --no-open)');

  try {
    await program.parseAsync(words, { from: 'user' });
    return code;
  } catch (caught) {
    if (caught instanceof CommanderError) return caught.exitCode === 0 ? EXIT.done : EXIT.badInput;
    printError(here.terminal, reportOf(caught), caught);
    return exitCodeOf(caught);
  }
}

/** Which part of a graph, what it may read, and how its run is to go. */
const addSettings = (command: Command): Command =>
  command
    .addOption(
      new Option('--allow-file <PATH>', 'let the graph read this list, which does not lie in its folder')
        .argParser(many)
        .default([], 'none'),
    )
    .addOption(
      new Option('--set <NODE.FIELD=VALUE>', 'set a field; NODE is an id, or a title that is unique')
        .argParser(many)
        .default([], 'none'),
    )
    .option('--again', 'make every picture anew, though the library has the result of the same call')
    .option('--max-cost <USD>', 'send no call that could take the run over this', dollars)
    .addOption(new Option('--to <NODE>', 'only this node and what it needs').argParser(many).default([], 'none'))
    .addOption(
      new Option('--from <NODE>', 'only this node, what follows it and what they need')
        .argParser(many)
        .default([], 'none'),
    );

/** To whole micro-dollars. */
function dollars(text: string): number {
  if (!/^\$?\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('It must be an amount such as 1.50.');
  return Math.floor(Number(text.replace('$', '')) * 1_000_000 + 1e-6);
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 64)
    throw new InvalidArgumentError('It must be a whole number from 1 to 64.');
  return value;
}
