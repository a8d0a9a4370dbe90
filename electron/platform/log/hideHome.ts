import { posix, win32 } from 'node:path';

/** The name of a folder goes on with these, so what stands before is another one: `/home/ann` is not in `/home/anna`, nor in `/home/ann.old`; a slash of an address ends it. */
const SAME_NAME = String.raw`(?![\p{L}\p{N}_-]|\.[\p{L}\p{N}]|%(?!2F|5C))`;

/**
 * Puts `~` in the place of the user's home folder, and `[user]` in that of its name wherever it is a folder of a path: both are often the name of
 * a person. In every spelling: as the system writes it, within JSON, as an address, with slashes, composed or not, in capitals or not.
 */
export function hideHome(home: string): (text: string) => string {
  const folder = home.replace(/[\\/]+$/, '');
  if (folder.length < 2) return (text) => text;
  const name = /^[A-Za-z]:|^\\/.test(folder) ? win32.basename(folder) : posix.basename(folder);
  const places = new RegExp(`(?:${literal(spellings(folder))})${SAME_NAME}`, 'giu');
  const names = new RegExp(String.raw`(?<=[\\/])(?:${literal(spellings(name))})(?=[\\/])`, 'giu');
  return (text) => text.replace(places, '~').replace(names, '[user]');
}

function spellings(path: string): readonly string[] {
  const forms = [path, path.normalize('NFC'), path.normalize('NFD')].flatMap((form) => [
    form,
    form.replaceAll('\\', '/'),
  ]);
  const addressed = forms.flatMap((form) => [form, inAddress(form), encodeURIComponent(form.toWellFormed())]);
  const blanks = addressed.flatMap((form) => [form, form.replaceAll(/ |%20/g, '+'), form.replaceAll(' ', '\\ ')]);
  const ascii = blanks.flatMap((form) => [form, inAscii(form)]);
  const written = ascii.flatMap((form) => [form, inJson(form), inJson(inJson(form))]);
  return [...new Set(written)].sort((a, b) => b.length - a.length);
}

/** As stacks have it: what means something in an address is escaped too. */
function inAddress(path: string): string {
  return encodeURI(path.toWellFormed()).replaceAll('#', '%23').replaceAll('?', '%3F');
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** As JSON is written by programs that trust no other sign. */
function inAscii(text: string): string {
  return text.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function literal(texts: readonly string[]): string {
  return texts.map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)).join('|');
}
