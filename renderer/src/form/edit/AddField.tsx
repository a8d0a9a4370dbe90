import { Check } from 'lucide-react';
import { useCallback } from 'react';
import { isOnForm, showOnForm, takeOffForm } from '#shared/workflow/form/formEdits';
import { offeredNodes } from '#shared/workflow/form/offeredFields';
import { MAX_SHOWN_FIELDS } from '#shared/workflow/Workflow';
import { useGraph, usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { SearchList, type SearchGroup, type SearchRow } from '../../ui/fields/SearchList.tsx';
import { fuzzyFind } from '../../ui/fuzzy/fuzzyFind.ts';
import { Icon } from '../../ui/Icon.tsx';
import { PaletteDialog } from '../../ui/overlays/PaletteDialog.tsx';

/** Rows that are drawn at once: more are found by typing. */
const MOST_ROWS = 200;

/** All fields of all nodes, to be shown on the form or taken off it, by node; it stays open, for one seldom adds only one. */
export function AddField({ onClose }: { readonly onClose: () => void }) {
  const { view } = useStudio();
  const graph = useGraph();
  const palette = usePalette();
  const workflow = useWorkflow((state) => state.whole);
  const find = useCallback(
    (typed: string): readonly SearchGroup[] => {
      const all = offeredNodes(workflow, palette).flatMap(({ path, where, fields }) =>
        fields.map(({ name, field }) => ({ path, where, name, field })),
      );
      const found = fuzzyFind(all, typed, ({ where, name, field }) => ({
        title: field.label,
        names: [name, `${where} ${field.label}`, where],
      }));
      const rows = found.slice(0, MOST_ROWS).map(({ item, marks }) => {
        const place = { node: item.path, field: item.name };
        const isShown = isOnForm(workflow, place);
        const row: SearchRow = {
          id: JSON.stringify([item.path, item.name]),
          label: item.field.label,
          marks,
          hint: typed.trim() === '' ? item.field.help : item.where,
          ...(isShown && { aside: <Icon icon={Check} size={13} aria-label="on the form" /> }),
          onSelect() {
            const { whole: now, changeWhole: change } = graph.getState();
            if (isShown) {
              change(takeOffForm(now, place));
              view.getState().announce(`${item.field.label} is off the form.`);
              return;
            }
            const next = showOnForm(now, place);
            if (next === now) view.getState().notify(`A form shows ${String(MAX_SHOWN_FIELDS)} fields at most.`);
            change(next);
            view.getState().announce(`${item.field.label} is on the form.`);
          },
        };
        return { row, where: item.where };
      });
      if (typed.trim() !== '') return [{ rows: rows.map(({ row }) => row) }];
      return [...Map.groupBy(rows, ({ where }) => where)].map(([heading, own]) => ({
        heading,
        rows: own.map(({ row }) => row),
      }));
    },
    [workflow, palette, graph, view],
  );
  return (
    <PaletteDialog title="Fields of the graph" onClose={onClose} onGone={() => undefined}>
      <SearchList placeholder="Show a field on the form" empty="No field is called so." find={find} />
    </PaletteDialog>
  );
}
