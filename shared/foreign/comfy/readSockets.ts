import { asMap, at, listOf, textAt } from '../json.ts';
import type { ForeignSocket } from '../ForeignGraph.ts';

const MAX_SOCKETS = 1000;
const MAX_NAME = 100;

/** A socket of the file, and the link it names. */
export interface ReadSocket extends ForeignSocket {
  readonly link: unknown;
  readonly links: readonly unknown[];
}

/** The inputs or outputs of a node. `clean` takes keys out of a text. */
export function readSockets(
  value: unknown,
  side: 'in' | 'out',
  clean: (text: string) => string,
): readonly ReadSocket[] {
  const used = new Set<string>();
  return listOf(value)
    .slice(0, MAX_SOCKETS)
    .map((each, index) => {
      const map = asMap(each);
      const widget = textAt(asMap(at(map, 'widget')), 'name');
      const wanted = nameOf(clean(textAt(map, 'name') ?? widget ?? '')) || `${side} ${String(index + 1)}`;
      let name = wanted;
      for (let twin = 2; used.has(name); twin++) name = `${wanted} ${String(twin)}`;
      used.add(name);
      return {
        name,
        type: typeOf(at(map, 'type')),
        ...(widget !== undefined && { widget: nameOf(clean(widget)) }),
        link: at(map, 'link'),
        links: listOf(at(map, 'links')),
      };
    });
}

function nameOf(text: string): string {
  return text
    .trim()
    .slice(0, MAX_NAME - 8)
    .toWellFormed();
}

/** Types may be texts, lists of texts (of a choice), numbers, or not be there. */
function typeOf(type: unknown): string {
  if (typeof type === 'string') return type.slice(0, MAX_NAME);
  if (typeof type === 'number') return String(type);
  return Array.isArray(type) ? 'COMBO' : '';
}
