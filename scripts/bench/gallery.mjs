/**
 * The gallery on libraries of a thousand, a hundred thousand and a million pictures: what its service answers, and what its page shows. Sizes may
 * be named: `npm run bench gallery -- 1000 100000`; and one of the two: `service`, `page`.
 */
import { measurePage } from './galleryPage.mjs';
import { measureService } from './galleryService.mjs';

export async function run() {
  const words = process.argv.slice(2);
  const named = words.map(Number).filter((size) => size > 0);
  const sizes = named.length > 0 ? named : undefined;
  const tables = [];
  if (!words.includes('page'))
    tables.push({ title: 'The gallery’s service, asked through the application', rows: await measureService(sizes) });
  if (!words.includes('service'))
    tables.push({ title: 'The gallery’s page in a browser', rows: await measurePage(sizes) });
  return tables;
}
