import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { BadInputError } from '#shared/errors/inputErrors';
import { reportOf } from '#shared/errors/reportOf';
import { EXPORT_FORMATS, EXPORT_RECIPES } from '#shared/api/calls/libraryCalls';
import { FAILURE_SCOPES } from '#shared/runs/RunSettings';
import { readAllowedKey, type AllowedKey } from './allowedKeys.ts';
import { checkFile } from './checkFile.ts';
import { EXIT, exitCodeOf } from './exitCodes.ts';
import { exportPictures } from './exportPictures.ts';
import { addFindWords, many, stars, wholeNumber } from './findWords.ts';
import { importForeignGraph } from './importForeignGraph.ts';
import { importPictures } from './importPictures.ts';
import { keepPictures } from './keepPictures.ts';
import { addLibraryCommands } from './library/addLibraryCommands.ts';
import { listImages } from './listImages.ts';
import { listKeys } from './listKeys.ts';
import { listModels } from './listModels.ts';
import { listRuns } from './listRuns.ts';
import { listSpend } from './listSpend.ts';
import { printError } from './print.ts';
import { runFile } from './runFile.ts';
import { showPicture } from './showPicture.ts';
import { somePath } from './somePath.ts';
import type { Surroundings } from './Surroundings.ts';

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
    .option('--out <dir>', 'also copy the pictures here', somePath)
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
    .option('--concurrency <n>', 'calls at once per provider', callsAtOnce)
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
    .option('--refresh', 'ask providers first which models they have')
    .option('--json', 'as one JSON object a line')
    .action(async (provider: string | undefined, options: Parameters<typeof listModels>[2]) => {
      code = await listModels(here, provider, options);
    });

  program
    .command('keys')
    .description('list the names of keys and where each comes from, never a value')
    .action(async () => {
      await listKeys(here);
    });

  addFindWords(program.command('images'))
    .description('list the pictures of the library, newest first')
    .argument('[query...]', 'words that must occur, word*, "a phrase", -word')
    .option('--limit <N>', 'so many at most', atLeastOne)
    .option('--json', 'as one JSON object a line')
    // What begins with one dash is a word that must not occur.
    .allowUnknownOption()
    .action(async (query: readonly string[], options: Parameters<typeof listImages>[2]) => {
      const unknown = query.find((word) => word.startsWith('--'));
      if (unknown !== undefined) throw new BadInputError(`There is no option ${unknown}.`, { hint: 'Try --help.' });
      await listImages(here, query, options);
    });

  program
    .command('picture')
    .description('tell all that is known of a picture')
    .argument('<sha>', 'its SHA-256, or the first 8 signs of it or more')
    .option('--json', 'as one JSON object')
    .option('--graph <OUT.lumi.json>', 'write the graph that made it, with the seeds that were drawn')
    .action(async (sha: string, options: Parameters<typeof showPicture>[2]) => {
      await showPicture(here, sha, options);
    });

  program
    .command('keep')
    .description('say something of pictures, put them into the trash or take them out')
    .argument('<sha...>', 'their SHA-256, or the first 8 signs of each or more')
    .option('--rating <N>', 'so many stars, 0 for none', stars)
    .option('--favourite', 'among the favourites')
    .option('--no-favourite', 'not among the favourites')
    .addOption(new Option('--tag <T>', 'with this tag').argParser(many).default([], 'none'))
    .addOption(new Option('--untag <T>', 'without this tag').argParser(many).default([], 'none'))
    .option('--note <TEXT>', 'with this note; "" for none')
    .option('--trash', 'hide them; nothing leaves the disk')
    .option('--restore', 'take them out of the trash')
    .action(async (shas: readonly string[], options: Parameters<typeof keepPictures>[2]) => {
      await keepPictures(here, shas, options);
    });

  program
    .command('import')
    .description(
      'put pictures, and all of folders, into the library; twice adds nothing. With -o: make a graph of a graph of another program',
    )
    .argument(
      '<path...>',
      'pictures, and folders of them; with -o a graph of ComfyUI or Node Banana, or a picture with one',
    )
    .option('-o <OUT.lumi.json>', 'write the graph here; no file is replaced', somePath)
    .option('--json', 'tell what came of them as one JSON object')
    .action(async (paths: readonly string[], { o, json }: { readonly o?: string; readonly json?: true }) => {
      if (o !== undefined) await importForeignGraph(here, paths, { out: o, json });
      else code = await importPictures(here, paths, { ...(json && { json }) });
    });

  program
    .command('export')
    .description('write copies of pictures to a folder, or into a ZIP that is not there yet; no file is replaced')
    .argument('<what...>', 'what to look for, or the SHAs of pictures, or their beginnings')
    .requiredOption('--out <DIR|FILE.zip>', 'where to', somePath)
    .addOption(new Option('--format <format>', 'how they are written').choices(EXPORT_FORMATS).default('original'))
    .option('--long-side <px>', 'no side is longer', pixels)
    .option(
      '--name <pattern>',
      'name with tokens, such as {graph}-{n} (default: {prompt}-{seed}; without prompts {model}-{seed})',
    )
    .addOption(new Option('--recipe <what>', 'how they were made, in each').choices(EXPORT_RECIPES).default('full'))
    .option('--drop-credentials', 'put the recipe in the place of content credentials')
    .action(async (what: readonly string[], options: Parameters<typeof exportPictures>[2]) => {
      code = await exportPictures(here, what, options);
    });

  addLibraryCommands(program, here, (ended) => {
    code = ended;
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

function pixels(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_000)
    throw new InvalidArgumentError('It must be a whole number from 1 to 65000.');
  return value;
}

function atLeastOne(text: string): number {
  const value = wholeNumber(text);
  if (value < 1) throw new InvalidArgumentError('It must be 1 or more.');
  return value;
}

function callsAtOnce(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 64)
    throw new InvalidArgumentError('It must be a whole number from 1 to 64.');
  return value;
}
