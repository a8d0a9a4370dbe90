import type { Command } from 'commander';
import { EXIT } from '../exitCodes.ts';
import { somePath } from '../somePath.ts';
import type { Surroundings } from '../Surroundings.ts';
import { addEmptyTrash } from './addEmptyTrash.ts';
import { backUpLibrary } from './backUpLibrary.ts';
import { checkLibrary } from './checkLibrary.ts';
import { listPlaces, moveTo, useLibrary } from './moveTo.ts';
import { tellUsage } from './tellUsage.ts';

/** `library …`: each command of its own. `done`: hears the exit code. */
export function addLibraryCommands(program: Command, here: Surroundings, done: (code: number) => void): void {
  const library = program.command('library').description('look after the library');

  library
    .command('check')
    .description(
      'compare every picture with its name and its row, and look the index through; ends with 1 where something is damaged',
    )
    .option('--json', 'the report as one JSON object')
    .action(async (options: Parameters<typeof checkLibrary>[1]) => {
      done(await checkLibrary(here, options));
    });

  library
    .command('usage')
    .description('tell what takes how much room: pictures, trash, thumbnails, index, months, graphs')
    .option('--json', 'as one JSON object')
    .action(async (options: Parameters<typeof tellUsage>[1]) => {
      await tellUsage(here, options);
      done(EXIT.done);
    });

  library
    .command('backup')
    .description(
      'write the index to a file that is not there yet, while runs go on; pictures are plain files to be copied too',
    )
    .argument('<file>', 'the file', somePath)
    .action(async (file: string) => {
      await backUpLibrary(here, file);
      done(EXIT.done);
    });

  library
    .command('move')
    .description('move the whole library to a folder that is empty, or not there yet; no Lumi Studio may have it open')
    .argument('<dir>', 'the folder', somePath)
    .action(async (folder: string) => {
      await moveTo(here, folder);
      done(EXIT.done);
    });

  library
    .command('use')
    .description(
      'open another library from now on, or an empty folder as one; without a folder, the one in the data folder',
    )
    .argument('[dir]', 'the folder', somePath)
    .action(async (folder?: string) => {
      await useLibrary(here, folder);
      done(EXIT.done);
    });

  library
    .command('places')
    .description('tell where the library is that is opened, and others that were')
    .option('--json', 'as one JSON object')
    .action(async (options: Parameters<typeof listPlaces>[1]) => {
      await listPlaces(here, options);
      done(EXIT.done);
    });

  addEmptyTrash(library, here);
}
