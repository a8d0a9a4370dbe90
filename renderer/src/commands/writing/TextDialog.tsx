import { useDeferredValue, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { definitionOf } from '#shared/graph/definitionOf';
import { shortcutsOf } from '#shared/api/shortcuts';
import { findText, replaceAt } from '#shared/texts/findText';
import { textCounts } from '#shared/texts/textCounts';
import { nodeById } from '#shared/workflow/lookups';
import { useGraph, usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { GRAPH_UNDO } from '../../ui/fields/graphUndo.ts';
import { TextArea } from '../../ui/fields/TextArea.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { matchesKeys } from '../keys.ts';
import { shortcutsNow } from '../keysOf.ts';
import { performCommand } from '../performCommand.ts';
import { FindBar, type Search } from './FindBar.tsx';
import './TextDialog.css';

const NO_SEARCH: Search = { sought: '', by: '', matchesCase: false, at: 0 };

/** A long text with room around it: it is the field's own, so that each key is in the graph and its undo is the graph's. */
export function TextDialog({ asked: { node: id, field, caret }, onClose }: AskedDialogProps<'write-large'>) {
  const studio = useStudio();
  const graph = useGraph();
  const palette = usePalette();
  const page = useRef<HTMLDivElement>(null);
  const last = useRef(caret);
  const [search, setSearch] = useState<Search>();
  const node = useWorkflow(({ workflow }) => nodeById(workflow, id));
  const definition = definitionOf(palette, node);
  const own = node?.fields?.[field] ?? definition?.fields[field]?.default;
  const text = typeof own === 'string' ? own : '';
  const area = () => page.current?.querySelector('textarea');
  const late = useDeferredValue(text);
  const counts = useMemo(() => textCounts(late), [late]);
  const { sought, matchesCase } = search ?? NO_SEARCH;
  const places = useMemo(() => findText(text, sought, matchesCase), [text, sought, matchesCase]);
  const at = Math.min(search?.at ?? 0, Math.max(0, places.length - 1));
  const place = places[at];
  useLayoutEffect(() => {
    const marks = page.current?.querySelector<HTMLElement>('.text-dialog__marks');
    const written = page.current?.querySelector('textarea');
    if (!marks || !written) return;
    const mark = marks.querySelector('mark');
    const isTyping = document.activeElement === written;
    if (mark && !isTyping) written.scrollTop = mark.offsetTop - written.clientHeight / 2;
    marks.scrollTop = written.scrollTop;
  }, [place, sought, text]);
  useLayoutEffect(() => {
    const written = page.current?.querySelector('textarea');
    const end = written?.value.length ?? 0;
    written?.setSelectionRange(caret?.from ?? end, caret?.to ?? end);
  }, [caret]);
  const write = (next: string) => {
    graph.getState().setField(id, field, next === definition?.fields[field]?.default ? undefined : next);
  };
  const leaveSearch = (): boolean => {
    if (!search) return false;
    setSearch(undefined);
    const written = area();
    written?.focus();
    if (place !== undefined) written?.setSelectionRange(place, place + sought.length);
    return true;
  };
  const press = (event: KeyboardEvent) => {
    const keys = shortcutsNow(studio);
    const isFind = matchesKeys(event.nativeEvent, 'Ctrl+F');
    const travel = (['undo', 'redo'] as const).find((each) =>
      shortcutsOf(each, keys).some((key) => matchesKeys(event.nativeEvent, key)),
    );
    if (isFind) {
      const written = area();
      const chosen = written ? written.value.slice(written.selectionStart, written.selectionEnd) : '';
      const isShort = chosen !== '' && chosen.length < 200 && !chosen.includes('\n');
      if (!search) setSearch({ ...NO_SEARCH, ...(isShort && { sought: chosen }) });
      else page.current?.parentElement?.querySelector<HTMLElement>('[role="search"] input')?.focus();
    } else if (travel && !(event.target instanceof HTMLInputElement)) {
      void performCommand(studio, travel);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const replace = (which: 'one' | 'all') => {
    if (!search || place === undefined) return;
    const next = replaceAt(text, which === 'all' ? places : [place], sought.length, search.by);
    graph.getState().setFields(id, { [field]: next === definition?.fields[field]?.default ? undefined : next });
    // What was put there is not found again where it holds what is looked for.
    const found = findText(next, sought, matchesCase);
    const after = found.findIndex((each) => each >= place + search.by.length);
    setSearch({ ...search, at: which === 'all' || after === -1 ? 0 : after });
  };
  const close = () => {
    const written = area();
    last.current = written ? { from: written.selectionStart, to: written.selectionEnd } : undefined;
    onClose();
  };
  const title = node?.title ?? definition?.title ?? 'Text';
  const label = definition?.fields[field]?.label ?? 'Text';
  const figures = [
    counts.words === 1 ? '1 word' : `${counts.words.toLocaleString('en')} words`,
    counts.characters === 1 ? '1 character' : `${counts.characters.toLocaleString('en')} characters`,
    `≈ ${counts.tokens.toLocaleString('en')} tokens`,
  ];
  return (
    <Dialog
      isOpen={node !== undefined}
      onClose={close}
      title={title === label ? title : `${title}: ${label}`}
      width={880}
      className="text-dialog"
      onKeyDown={press}
      onEscape={leaveSearch}
      onFocusBack={() => {
        const field = document.activeElement;
        const { current } = last;
        if (field instanceof HTMLTextAreaElement && current) field.setSelectionRange(current.from, current.to);
      }}
      footer={
        <>
          <span className="text-dialog__counts">{figures.join(' · ')}</span>
          <Button
            onClick={() => {
              if (!leaveSearch()) setSearch(NO_SEARCH);
            }}
          >
            Find and replace
          </Button>
          <Button onClick={close}>Done</Button>
        </>
      }
    >
      {search && <FindBar search={{ ...search, at }} onChange={setSearch} count={places.length} onReplace={replace} />}
      <div ref={page} className="text-dialog__page">
        {search && place !== undefined && (
          <div className="text-dialog__marks" aria-hidden>
            {text.slice(0, place)}
            <mark>{text.slice(place, place + sought.length)}</mark>
            {text.slice(place + sought.length)}
          </div>
        )}
        <TextArea
          label={label}
          value={text}
          onChange={write}
          className="text-dialog__text"
          data-wants-focus
          onScroll={({ currentTarget }) => {
            const marks = page.current?.querySelector('.text-dialog__marks');
            if (marks) marks.scrollTop = currentTarget.scrollTop;
          }}
          {...GRAPH_UNDO}
        />
      </div>
    </Dialog>
  );
}
