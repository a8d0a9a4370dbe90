import { X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef, useState, type KeyboardEvent } from 'react';
import { downstreamOf } from '#shared/graph/downstreamOf';
import { nodeName } from '#shared/graph/Graph';
import { nodeById } from '#shared/workflow/lookups';
import { LightboxStage, type Stage } from '../../gallery/LightboxStage.tsx';
import { useStudio, useWorkflow } from '../../stores/hooks.ts';
import type { AskedDialogProps } from '../../stores/view/DialogTable.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useFocusBack } from '../../ui/overlays/useFocusBack.ts';
import { PickAside } from './PickAside.tsx';
import { pressPickKey } from './pickKeys.ts';
import { PickStrip, pictureWords } from './PickStrip.tsx';
import { PickTally } from './PickTally.tsx';
import { usePicking } from './usePicking.ts';
import './PickDialog.css';

const KEYS = [
  ['K', 'Keep, next'],
  ['X', 'Reject, next'],
  ['→', 'Skip'],
  ['←', 'Back'],
  ['U', 'Take the mark away'],
  ['Z', 'Full size'],
  ['C', 'Last kept'],
  ['Ctrl+Z', 'Undo'],
] as const;

/** Choosing among a batch, one picture as large as the window lets it be. */
export function PickDialog({ asked: { node }, onClose }: AskedDialogProps<'pick'>) {
  const studio = useStudio();
  const picking = usePicking(node);
  const name = useWorkflow(({ workflow }) => {
    const found = nodeById(workflow, node);
    return found ? nodeName(found, studio.paletteOf(workflow).get(found.type)?.title) : 'Pick';
  });
  const stage = useRef<Stage>(null);
  const [isComparing, setComparing] = useState(false);
  const marked = useRef(0);
  const focusBack = useFocusBack();
  const { batch, current } = picking;
  if (!current) return null;
  const lastKept = batch.findLast((each) => each.mark === 'kept' && each !== current);
  const shown = isComparing && lastKept ? lastKept : current;
  const runOn = () => {
    const { workflow } = studio.workflow.getState();
    onClose();
    void studio.preflight.getState().launch({ targets: downstreamOf(workflow, [node]) });
  };
  const undo = () => {
    // Only what was marked here: what was done before lies out of sight.
    if (marked.current === 0) return;
    marked.current -= 1;
    studio.workflow.getState().undo();
  };
  const noting = {
    ...picking,
    mark: (mark: Parameters<typeof picking.mark>[0]) => {
      if (current.mark !== mark) marked.current += 1;
      picking.mark(mark);
    },
  };
  const press = (event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) onClose();
    else if (isPlain && event.key === 'z') stage.current?.toggle();
    else if (isPlain && event.key === 'c') setComparing(!isComparing);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'z') undo();
    else if (pressPickKey(event, noting)) setComparing(false);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Dialog.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Dialog.Portal>
        <Dialog.Content
          className="pick-dialog"
          aria-describedby={undefined}
          onKeyDown={press}
          onOpenAutoFocus={focusItself}
          onCloseAutoFocus={focusBack}
        >
          <header className="pick-dialog__bar">
            <IconButton label="Close" shortcut="Esc" icon={X} onClick={onClose} />
            <Dialog.Title className="pick-dialog__title">{name}</Dialog.Title>
            <PickTally batch={batch} />
            <Button onClick={onClose}>
              Done <Kbd>Enter</Kbd>
            </Button>
            <Button variant="primary" disabled={!batch.some(({ mark }) => mark === 'kept')} onClick={runOn}>
              Run from here
            </Button>
          </header>
          <div className="pick-dialog__body">
            <div className="pick-dialog__main">
              <div className="pick-dialog__stage" data-mark={shown.mark}>
                <LightboxStage
                  key={shown.image.id}
                  ref={stage}
                  image={shown.image}
                  label={pictureWords(shown.number, batch.length, shown.mark)}
                />
                <p className="pick-dialog__tag" role="status">
                  {shown === current ? '' : 'Last kept: '}
                  {pictureWords(shown.number, batch.length, shown.mark)}
                </p>
              </div>
              <PickStrip batch={batch} current={current} onLook={picking.look} />
              <ul className="pick-dialog__keys" aria-label="Keys">
                {KEYS.map(([key, words]) => (
                  <li key={key}>
                    <Kbd>{key}</Kbd> {words}
                  </li>
                ))}
              </ul>
            </div>
            <PickAside batch={batch} current={current} lastKept={lastKept} name={name} onLook={picking.look} />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Not its first button, whose tooltip would open with it. */
function focusItself(event: Event): void {
  event.preventDefault();
  if (event.currentTarget instanceof HTMLElement) event.currentTarget.focus();
}
