import { Plus, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { moveOnForm, sayOfForm, withoutForm } from '#shared/workflow/form/formEdits';
import { offeredNodes } from '#shared/workflow/form/offeredFields';
import { MAX_GRAPH_NAME, MAX_NOTE } from '#shared/workflow/Workflow';
import { useGraph, usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { undoAction } from '../../nodes/pictures/undoAction.ts';
import { Button } from '../../ui/Button.tsx';
import { GRAPH_UNDO } from '../../ui/fields/graphUndo.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Select } from '../../ui/fields/Select.tsx';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import type { ShownEntry } from '../useFormEntries.ts';
import { AddField } from './AddField.tsx';
import { FieldEditor } from './FieldEditor.tsx';
import './FormEditor.css';

/** What the form shows, in what order and in what words. Every change is a step of undo of the graph, in which the form is saved. */
export function FormEditor({
  entries,
  onGone,
}: {
  readonly entries: readonly ShownEntry[];
  readonly onGone: () => void;
}) {
  const studio = useStudio();
  const graph = useGraph();
  const form = useWorkflow(({ whole }) => whole.form);
  const [isAdding, setAdding] = useState(false);
  const [open, setOpen] = useState<string>();
  const [dragged, setDragged] = useState<string>();
  const [said, setSaid] = useState('');
  const list = useRef<HTMLOListElement>(null);
  if (!form) return null;
  const say = (words: Parameters<typeof sayOfForm>[1], what: string) => {
    const { whole: workflow, changeWhole: change } = graph.getState();
    change(sayOfForm(workflow, words), undefined, `form ${what}`);
  };
  const move = (entry: ShownEntry, to: number, hasKeys: boolean) => {
    const place = Math.min(Math.max(to, 0), entries.length - 1);
    const { whole: workflow, changeWhole: change } = graph.getState();
    change(moveOnForm(workflow, entry.shown, place));
    setSaid(`${entry.label} is ${String(place + 1)} of ${String(entries.length)}.`);
    if (!hasKeys) return;
    requestAnimationFrame(() => {
      list.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(entry.key)}"] .field-editor__grip`)?.focus();
    });
  };
  return (
    <div className="form-editor">
      <label className="form-editor__row">
        <span>Title</span>
        <TextInput
          {...GRAPH_UNDO}
          label="Title of the form"
          value={form.title ?? ''}
          maxLength={MAX_GRAPH_NAME}
          placeholder="The graph’s name"
          onChange={(title) => {
            say({ title }, 'title');
          }}
        />
      </label>
      <label className="form-editor__row">
        <span>Note</span>
        <TextArea
          {...GRAPH_UNDO}
          label="Note above the form"
          rows={2}
          value={form.note ?? ''}
          maxLength={MAX_NOTE}
          placeholder="What this is for, and what to know"
          onChange={(note) => {
            say({ note }, 'note');
          }}
        />
      </label>
      <Results />
      <h3 className="form-editor__heading">Fields</h3>
      {entries.length === 0 && <p className="form-editor__empty">The form shows no field yet.</p>}
      <ol ref={list} className="form-editor__fields" aria-label="Fields of the form, in order">
        {entries.map((entry, at) => (
          <FieldEditor
            key={entry.key}
            entry={entry}
            isOpen={open === entry.key}
            isDragged={dragged === entry.key}
            onOpen={() => {
              setOpen(open === entry.key ? undefined : entry.key);
            }}
            onMove={(by) => {
              move(entry, at + by, true);
            }}
            onDrag={setDragged}
            onDropHere={() => {
              const moved = entries.find(({ key }) => key === dragged);
              if (moved && moved !== entry) move(moved, at, false);
              setDragged(undefined);
            }}
          />
        ))}
      </ol>
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <div className="form-editor__ways">
        <Button
          onClick={() => {
            setAdding(true);
          }}
        >
          <Icon icon={Plus} size={13} />
          Add fields…
        </Button>
        <Button
          variant="ghost"
          onClick={() => {
            const { whole: workflow, changeWhole: change } = graph.getState();
            change(withoutForm(workflow));
            studio.view.getState().notify('The graph has no form any more.', undefined, {
              topic: 'form',
              action: undoAction(studio, graph),
            });
            onGone();
          }}
        >
          <Icon icon={Trash2} size={13} />
          Remove the form
        </Button>
      </div>
      {isAdding && (
        <AddField
          onClose={() => {
            setAdding(false);
          }}
        />
      )}
    </div>
  );
}

const ALL = '';

/** Whose pictures are the results. */
function Results() {
  const graph = useGraph();
  const palette = usePalette();
  const workflow = useWorkflow((state) => state.whole);
  const results = workflow.form?.results ?? ALL;
  const makers = offeredNodes(workflow, palette).filter(({ definition }) => definition.calls !== undefined);
  const isGone = results !== ALL && !makers.some(({ path }) => path === results);
  return (
    <div className="form-editor__row">
      <span>Results</span>
      <Select
        label="Whose pictures are the results"
        value={results}
        options={[
          { value: ALL, label: 'All that a run makes' },
          ...makers.map(({ path, where }) => ({ value: path, label: where })),
          ...(isGone ? [{ value: results, label: 'A node that is gone: all are shown' }] : []),
        ]}
        onChange={(path) => {
          const { whole: now, changeWhole: change } = graph.getState();
          change(sayOfForm(now, { results: path }));
        }}
      />
    </div>
  );
}
