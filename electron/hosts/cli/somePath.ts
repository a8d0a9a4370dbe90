import { InvalidArgumentError } from 'commander';

/** A path of the command line. An empty one, as of a variable of the shell that is not set, would be the current folder: none is meant by it. */
export function somePath(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty; "." is the current folder.');
  return text;
}
