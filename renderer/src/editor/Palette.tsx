import { Command } from 'cmdk';
import { useReactFlow } from '@xyflow/react';
import { Dialog } from 'radix-ui';
import { useRef, useState } from 'react';
import type { AnyNodeDefinition, NodeCategory } from '#shared/graph/NodeDefinition';
import { nodeDefinitions } from '#shared/nodes/index';
import { SOCKET_TITLES } from '#shared/graph/SocketValues';
import type { Position } from '#shared/workflow/Workflow';
import { nodeIcon } from '../nodes/nodeIcons.ts';
import { estimateGeometry } from '../nodes/nodeGeometry.ts';
import { wireTo, type OpenEnd } from '../stores/edits.ts';
import { otherEnd } from '../stores/fittingSockets.ts';
import { useStudio, useView } from '../stores/hooks.ts';
import { Icon } from '../ui/Icon.tsx';
import { onGrid } from './freeSpot.ts';
import { placeNode } from './placeNode.ts';
import './Palette.css';

const CATEGORIES: Readonly<Record<NodeCategory, string>> = {
  provider: 'Providers',
  settings: 'Settings',
  text: 'Text',
  generate: 'Generate',
  output: 'Output',
  editor: 'Notes',
};

/** Every node that can be added; with a loose wire in hand, those it fits. */
export function Palette() {
  const { view } = useStudio();
  const { open, at, filter } = useView((state) => state.palette);
  return (
    <Dialog.Root
      open={open}
      onOpenChange={(isOpen) => {
        if (!isOpen) view.getState().closePalette();
      }}
    >
      <Dialog.Portal>
        <Dialog.Overlay className="palette__ground" />
        <PaletteContent at={at} filter={filter} />
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface PaletteContentProps {
  readonly at: Position | undefined;
  readonly filter: OpenEnd | undefined;
}

function PaletteContent({ at, filter }: PaletteContentProps) {
  const studio = useStudio();
  const { workflow, view } = studio;
  const { flowToScreenPosition } = useReactFlow();
  const input = useRef<HTMLInputElement>(null);
  /** What was added, and whether its place was pointed at: by the time the palette is gone, `at` is too. */
  const added = useRef<{ readonly node: string; readonly isPointed: boolean }>(undefined);
  const [before] = useState(() => document.activeElement);
  const offered = filter ? nodeDefinitions.filter((definition) => wireTo(filter, '', definition)) : nodeDefinitions;
  const add = (definition: AnyNodeDefinition) => {
    const pointed = at && onGrid(filter ? underWire(at, filter, definition) : at);
    const position = pointed ?? placeNode(studio, definition.type, filter);
    view.getState().closePalette();
    const node = workflow.getState().addNode(definition.type, position, filter);
    added.current = { node, isPointed: pointed !== undefined };
  };
  return (
    <Dialog.Content
      className="palette"
      aria-describedby={undefined}
      style={at ? nearPoint(flowToScreenPosition(at)) : undefined}
      onOpenAutoFocus={(event) => {
        event.preventDefault();
        input.current?.focus();
      }}
      onCloseAutoFocus={(event) => {
        event.preventDefault();
        if (added.current) view.getState().canvas?.focus(added.current.node, added.current.isPointed);
        else if (before instanceof HTMLElement) before.focus({ preventScroll: true });
      }}
    >
      <Dialog.Title className="visually-hidden">Add a node</Dialog.Title>
      <Command loop label="Add a node" filter={rank}>
        <Command.Input
          ref={input}
          className="palette__input"
          placeholder={filter ? `Add a node that ${fitText(filter)}` : 'Add a node'}
        />
        <Command.List className="palette__list">
          <Command.Empty className="palette__empty">No node of that name.</Command.Empty>
          {Object.entries(CATEGORIES).map(([category, title]) => (
            <Category
              key={category}
              title={title}
              definitions={offered.filter((definition) => definition.category === category)}
              onSelect={add}
            />
          ))}
        </Command.List>
      </Command>
    </Dialog.Content>
  );
}

interface CategoryProps {
  readonly title: string;
  readonly definitions: readonly AnyNodeDefinition[];
  readonly onSelect: (definition: AnyNodeDefinition) => void;
}

function Category({ title, definitions, onSelect }: CategoryProps) {
  if (definitions.length === 0) return null;
  return (
    <Command.Group heading={title} className="palette__group">
      {definitions.map((definition) => (
        <Command.Item
          key={definition.type}
          value={definition.type}
          keywords={[definition.title, definition.help, title]}
          className="palette__item"
          onSelect={() => {
            onSelect(definition);
          }}
        >
          <Icon icon={nodeIcon(definition)} size={15} />
          <span className="palette__name">{definition.title}</span>
          <span className="palette__help">{definition.help}</span>
        </Command.Item>
      ))}
    </Command.Group>
  );
}

/** px */
const WIDTH = 440;
const HEIGHT = 420;
const MARGIN = 12;

function nearPoint({ x, y }: Position) {
  return {
    left: Math.max(MARGIN, Math.min(x, window.innerWidth - WIDTH - MARGIN)),
    top: Math.max(MARGIN, Math.min(y - 20, window.innerHeight - HEIGHT - MARGIN)),
    translate: 'none',
  };
}

/** Where a node lies whose socket is where the wire was dropped. */
function underWire(at: Position, filter: OpenEnd, definition: AnyNodeDefinition): Position {
  const edge = wireTo(filter, definition.type, definition);
  const socket = edge?.[otherEnd(filter)].socket;
  const { handles } = estimateGeometry({ id: '', type: definition.type, position: at }, definition);
  const handle = handles.find(
    ({ id, type }) => id === socket && type === (filter.end === 'from' ? 'target' : 'source'),
  );
  return handle ? { x: at.x - handle.x, y: at.y - handle.y } : at;
}

/** A name that begins with what was typed comes first, then one that holds it, then what is said of the node. */
function rank(_type: string, typed: string, keywords: readonly string[] = []): number {
  const words = typed.toLowerCase().trim();
  const [title = '', ...rest] = keywords.map((keyword) => keyword.toLowerCase());
  if (title.startsWith(words)) return 1;
  if (title.includes(` ${words}`)) return 0.8;
  if (title.includes(words)) return 0.6;
  return rest.some((text) => text.includes(words)) ? 0.2 : 0;
}

function fitText({ end, type }: OpenEnd): string {
  return `${end === 'from' ? 'takes' : 'gives'} ${SOCKET_TITLES[type]}`;
}
