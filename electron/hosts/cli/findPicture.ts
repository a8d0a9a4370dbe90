import { BadInputError, NotFoundError } from '#shared/errors/inputErrors';
import type { App } from '../openApp.ts';

const LEAST = 8;
const MOST = 64;

/**
 * The id of the picture that begins so.
 * @throws BadInputError for what is no SHA, is too short or fits several; NotFoundError where there is none
 */
export async function findPicture(app: App, start: string): Promise<string> {
  if (!/^[0-9a-f]+$/.test(start) || start.length < LEAST || start.length > MOST) {
    throw new BadInputError(`“${start}” names no picture.`, {
      hint: `Name it by the first ${String(LEAST)} signs of its SHA-256, or more: images prints it.`,
    });
  }
  const [id, ...more] = await app.client('picture.find', { start });
  if (id === undefined) throw new NotFoundError(`There is no picture ${start}.`, { hint: 'images lists them.' });
  if (more.length > 0) {
    throw new BadInputError(`Several pictures begin with ${start}.`, { hint: 'Write more of the name.' });
  }
  return id;
}
