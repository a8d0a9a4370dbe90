import { useReactFlow } from '@xyflow/react';
import { useRef, useState } from 'react';
import { displayName } from '#shared/graph/displayName';
import type { OpenEnd } from '#shared/workflow/edits';
import { nodeById } from '#shared/workflow/lookups';
import { connectWire } from '../../stores/graph/connectWire.ts';
import { usePalette, useQuestions, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { PaletteDialog } from '../../ui/overlays/PaletteDialog.tsx';
import { wireName, type WireChoice } from './connectChoices.ts';
import { SocketChoices, TargetChoices } from './ConnectLists.tsx';
import { besideBox } from './palettePlace.ts';

/** Connects and disconnects the selected node by choosing from lists, and says to screen readers what was done. */
export function ConnectDialog() {
  const isOpen = useQuestions(({ open }) => open.some(({ dialog }) => dialog === 'connect'));
  const [said, setSaid] = useState('');
  return (
    <>
      {isOpen && <ConnectContent onDone={setSaid} />}
      <p role="status" aria-label="Wires" className="visually-hidden">
        {said}
      </p>
    </>
  );
}

function ConnectContent({ onDone }: { readonly onDone: (said: string) => void }) {
  const studio = useStudio();
  const { workflow, questions, view } = studio;
  const graph = useWorkflow((state) => state.workflow);
  const palette = usePalette();
  const [id] = useState(() => [...workflow.getState().selection][0] ?? '');
  const [open, setOpen] = useState<OpenEnd | null>(null);
  const style = usePlaceBeside(id);
  const next = useRef<() => void>(undefined);
  const node = nodeById(graph, id);
  const name = node ? displayName(graph, palette, node) : '';

  const close = (said: string, then?: () => void) => {
    onDone(said);
    next.current = then;
    questions.dismiss('connect');
  };
  const connect = ({ edge }: WireChoice) => {
    const result = connectWire(studio, edge);
    if (result.ok) close(`Connected ${wireName(graph, palette, edge)}.`);
    else view.getState().notify(result.reason);
  };
  const remove = ({ edge }: WireChoice) => {
    workflow.getState().disconnect(edge);
    close(`Removed the wire from ${wireName(graph, palette, edge)}.`);
  };
  const addNode = (end: OpenEnd) => {
    close('', () => {
      view.getState().openPalette(undefined, end);
    });
  };
  return (
    <PaletteDialog
      title={`Connect ${name}`}
      style={style}
      onClose={() => {
        close('');
      }}
      onGone={(event) => {
        event.preventDefault();
        view.getState().canvas?.focus(id);
        next.current?.();
      }}
    >
      {open ? (
        <TargetChoices
          name={name}
          open={open}
          onChoose={connect}
          onAddNode={addNode}
          onBack={() => {
            setOpen(null);
          }}
        />
      ) : (
        <SocketChoices id={id} name={name} onChoose={setOpen} onRemove={remove} />
      )}
    </PaletteDialog>
  );
}

/** Where the lists stand so that the node is seen beside them, as long as they are open. */
function usePlaceBeside(id: string) {
  const { view } = useStudio();
  const { flowToScreenPosition, getZoom } = useReactFlow();
  const [place] = useState(() => {
    const box = view.getState().canvas?.boxes().get(id);
    if (!box) return undefined;
    const zoom = getZoom();
    return besideBox({ ...flowToScreenPosition(box), width: box.width * zoom, height: box.height * zoom });
  });
  return place;
}
