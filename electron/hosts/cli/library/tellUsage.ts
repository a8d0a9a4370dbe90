import { printJson } from '../print.ts';
import { openHere, type Surroundings } from '../Surroundings.ts';
import { sizeWords } from './sizeWords.ts';

/** What takes how much room: pictures, trash, thumbnails, index; then each graph and each month. */
export async function tellUsage(here: Surroundings, { json }: { readonly json?: true }): Promise<void> {
  await using app = await openHere(here);
  const usage = await app.client('library.usage');
  if (json) {
    printJson(here.terminal, usage);
    return;
  }
  const { pictures, trash, thumbnails, index, graphs, months } = usage;
  const row = (name: string, bytes: number, count?: number) => {
    here.terminal.line(
      [name, sizeWords(bytes), ...(count === undefined ? [] : [`${String(count)} pictures`])].join('  '),
    );
  };
  row('pictures', pictures.bytes, pictures.count);
  row('trash', trash.bytes, trash.count);
  row('thumbnails', thumbnails.bytes);
  row('index', index.bytes);
  for (const { month, count, bytes } of months) row(month, bytes, count);
  for (const { graph, count, bytes } of graphs) row(graph ?? '(no graph)', bytes, count);
}
