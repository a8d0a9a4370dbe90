import { useDeferredValue, useRef, useState } from 'react';
import { displayName } from '#shared/graph/displayName';
import { nodeById } from '#shared/workflow/lookups';
import { usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { RowList } from '../../ui/RowList.tsx';
import { Dialog } from '../../ui/overlays/Dialog.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import { WildcardDraws } from './WildcardDraws.tsx';
import { WildcardFolders } from './WildcardFolders.tsx';
import { WildcardValues } from './WildcardValues.tsx';
import './WildcardsDialog.css';

/** The wildcards there are, what each gives, and what the node's text draws from them. */
export function WildcardsDialog({ asked: { node, caret }, onClose }: AskedDialogProps<'wildcards'>) {
  const studio = useStudio();
  const [since, setSince] = useState(0);
  const [filter, setFilter] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [tried, setTried] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const palette = usePalette();
  const found = useWorkflow(({ workflow }) => {
    const asked = node === null ? undefined : nodeById(workflow, node);
    // Any node may be focused; one without a text has nothing to insert into.
    return asked && palette.get(asked.type)?.fields['text']?.kind === 'text' ? asked : undefined;
  });
  const { value, error } = useAnswer('wildcards.list', undefined, String(since));
  const words = useDeferredValue(filter.trim().toLowerCase());
  const shown = value?.wildcards.filter(({ name }) => name.toLowerCase().includes(words)) ?? [];
  const own = found?.fields?.['text'];
  const text = found ? (typeof own === 'string' ? own : '') : tried;
  const write = (next: string) => {
    if (found) studio.workflow.getState().setField(found.id, 'text', next);
    else setTried(next);
  };
  const insert = (name: string) => {
    const at = area.current?.selectionStart ?? caret ?? text.length;
    const end = area.current?.selectionEnd ?? at;
    const added = `__${name}__`;
    write(text.slice(0, at) + added + text.slice(end));
    // Once it stands there, the next goes behind it.
    requestAnimationFrame(() => area.current?.setSelectionRange(at + added.length, at + added.length));
  };
  const title = found && displayName(studio.workflow.getState().workflow, palette, found);
  return (
    <Dialog isOpen onClose={onClose} title="Wildcards" width={920}>
      <div className="wildcards-dialog">
        <div className="wildcards-dialog__names">
          <TextInput label="Find a wildcard" placeholder="Find a wildcard" value={filter} onChange={setFilter} />
          {error && <p role="alert">{error.message}</p>}
          <RowList
            label="Wildcards"
            className="wildcards-dialog__list"
            rows={shown}
            keyOf={({ name }) => name}
            chosen={chosen}
            onChoose={setChosen}
            onOpen={insert}
            draw={({ name, count }) => (
              <>
                <span className="wildcards-dialog__name" title={name}>
                  {name}
                </span>
                <span className="wildcards-dialog__count">{count.toLocaleString('en')}</span>
              </>
            )}
          />
          <p className="wildcards-dialog__note" role="status">
            {value && noteOn(value.wildcards.length, shown.length)}
          </p>
          {value && (
            <WildcardFolders
              {...value}
              onRefresh={() => {
                setSince(since + 1);
              }}
            />
          )}
        </div>
        <div className="wildcards-dialog__one">
          {chosen === undefined ? (
            <p className="wildcards-dialog__empty">Choose a wildcard to see what it gives.</p>
          ) : (
            <WildcardValues
              name={chosen}
              files={value?.wildcards.find(({ name }) => name === chosen)?.files ?? []}
              action={
                <Button
                  variant="primary"
                  onClick={() => {
                    insert(chosen);
                  }}
                >
                  Insert
                </Button>
              }
            />
          )}
          <WildcardDraws
            label={title === undefined ? 'Try a text' : `Text of ${title}`}
            text={text}
            onChange={write}
            seed={found?.fields?.['seed']}
            area={area}
            caret={caret}
          />
        </div>
      </div>
    </Dialog>
  );
}

function noteOn(all: number, shown: number): string {
  if (all === 0) return 'There is no wildcard yet: put a text file with one value a line into the folder below.';
  if (shown === all) return `${all.toLocaleString('en')} wildcards`;
  return `${shown.toLocaleString('en')} of ${all.toLocaleString('en')} wildcards`;
}
