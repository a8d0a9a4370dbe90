import { basename } from 'node:path';
import type { Announcement, Handlers } from '#shared/api/contract';
import { readList } from '#shared/nodes/promptList';
import { neededShell } from '../pictures/pictureHandlers.ts';
import type { ServicePorts } from '../ports/ServicePorts.ts';

/** How much of a list a page is shown. */
const ROWS = 8;
const SIGNS = 120;
/** UTF-16 units of a cell that are looked at for keys, so that none is cut where it is shown. */
const LOOKED_AT = 600;
const FILTERS = [{ name: 'List', extensions: ['csv', 'tsv', 'txt'] }];

type ListCalls = Extract<keyof Handlers, `list.${string}`>;

/** Lists that lie in files of their own: looking at them, choosing and allowing them. */
export function createListHandlers(
  { lists, files, shell, redactor }: ServicePorts,
  announce: (announcement: Announcement) => void,
): Pick<Handlers, ListCalls> {
  const pathOf = (graph: string | null) => (graph === null ? null : files.pathOf(graph));
  return {
    'list.look': async ({ graph, list, format }) => {
      const { columns, rows, fault } = readList(format, await lists.read(pathOf(graph), list));
      const redact = redactor();
      const start = (cell: string) => {
        const shown = redact(cell.slice(0, LOOKED_AT).toWellFormed());
        return shown.length > SIGNS ? `${shown.slice(0, SIGNS).toWellFormed()}…` : shown;
      };
      return {
        columns,
        count: rows.length,
        rows: rows.slice(0, ROWS).map((cells) => cells.map(start)),
        fault: fault ? redact(fault.reason) : null,
      };
    },
    'list.allow': async ({ graph, list, isOnce = false }) => {
      if (shell) {
        const title = `Choose ${basename(list)} to let the graph read it`;
        const chosen = await shell.chooseOpen({ title, filters: FILTERS });
        if (chosen === undefined || !(await lists.isSame(pathOf(graph), list, chosen))) return { isAllowed: false };
      }
      await lists.allow(pathOf(graph), list, !isOnce);
      announce({ kind: 'list-allowed' });
      return { isAllowed: true };
    },
    'list.choose': async ({ graph }) => {
      const path = await neededShell(shell).chooseOpen({ title: 'Choose a list', filters: FILTERS });
      if (path === undefined) return null;
      const list = await lists.nameOf(pathOf(graph), path);
      // A name of the graph's own folder needs no leave, and is given none.
      if (list === path) await lists.allow(pathOf(graph), list, true);
      return { list };
    },
  };
}
