import { BadInputError } from '#shared/errors/inputErrors';
import { isReserved } from '#shared/graph/fileNames';
import { WORKFLOW_EXTENSION } from '#shared/workflow/Workflow';
import { hasForbiddenSigns } from './safeName.ts';

/** Characters, extension included: what the call's schema takes. */
const MAX_LENGTH = 200;
/** Linux's limit for a name, in bytes of UTF-8. */
const MAX_BYTES = 255;

/** The name of a graph file as it stands on the disk, its extension added where it lacks. @throws BadInputError saying what is wrong with it. */
export function graphFileName(given: string): string {
  const typed = given.normalize('NFC').trim();
  const name = typed.toLowerCase().endsWith(WORKFLOW_EXTENSION)
    ? typed.slice(0, -WORKFLOW_EXTENSION.length) + WORKFLOW_EXTENSION
    : typed + WORKFLOW_EXTENSION;
  const reason = refusalOf(name);
  if (reason)
    throw new BadInputError(`This file name ${reason}.`, { hint: 'A name such as “Foxes” works everywhere.' });
  return name;
}

function refusalOf(name: string): string | undefined {
  const stem = name.slice(0, -WORKFLOW_EXTENSION.length);
  if (stem === '') return 'is empty';
  if (hasForbiddenSigns(name)) return 'holds a sign that is not allowed, such as a slash or a colon';
  if (name.includes('..')) return 'holds two dots in a row';
  if (!name.isWellFormed()) return 'holds half a character';
  if (stem.startsWith('.') || /[.\s]$/u.test(stem)) return 'starts or ends with a dot or a blank';
  if (isReserved(name)) return 'is one that Windows keeps for itself';
  if (name.length > MAX_LENGTH || Buffer.byteLength(name) > MAX_BYTES) return 'is too long';
  return undefined;
}
