import { useReactFlow } from '@xyflow/react';
import { useRef } from 'react';
import { definitionOf } from '#shared/graph/definitionOf';
import type { AnyNodeDefinition, NodeCategory } from '#shared/graph/NodeDefinition';
import { SOCKET_TITLES } from '#shared/graph/SocketValues';
import type { Position } from '#shared/workflow/Workflow';
import { wireTo, type OpenEnd } from '#shared/workflow/edits';
import { nodeIcon } from '../../nodes/nodeIcons.ts';
import { estimateGeometry } from '../../nodes/nodeGeometry.ts';
import { otherEnd } from '../../stores/graph/fittingSockets.ts';
import { usePalette, useStudio, useView } from '../../stores/hooks.ts';
import { ChoiceGroup, ChoiceList, ChoiceRow } from '../../ui/fields/ChoiceList.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { PaletteDialog } from '../../ui/overlays/PaletteDialog.tsx';
import { useFocusBack } from '../../ui/overlays/useFocusBack.ts';
import { onGrid } from '../../nodes/freeSpot.ts';
import { atPoint } from '../wires/palettePlace.ts';
import { placeNode } from '../../nodes/placeNode.ts';

const CATEGORIES: Readonly<Record<NodeCategory, string>> = {
  provider: 'Providers',
  settings: 'Settings',
  text: 'Text',
  pictures: 'Pictures',
  generate: 'Generate',
  output: 'Output',
  editor: 'Notes',
};

/** Every node that can be added; with a loose wire in hand, those it fits. */
export function NodePalette() {
  const { open, at, filter } = useView((state) => state.palette);
  return open && <OpenPalette at={at} filter={filter} />;
}

interface OpenPaletteProps {
  readonly at: Position | undefined;
  readonly filter: OpenEnd | undefined;
}

function OpenPalette({ at, filter }: OpenPaletteProps) {
  const studio = useStudio();
  const { workflow, view } = studio;
  const { flowToScreenPosition } = useReactFlow();
  const added = useRef<string>(undefined);
  const focusBack = useFocusBack();
  const palette = usePalette();
  const definitions = [...palette.keys()].flatMap((type) => definitionOf(palette, { type }) ?? []);
  const offered = filter ? definitions.filter((definition) => wireTo(filter, '', definition)) : definitions;
  const add = (definition: AnyNodeDefinition) => {
    const pointed = at && onGrid(filter ? underWire(at, filter, definition) : at);
    const position = pointed ?? placeNode(studio, definition.type, filter);
    view.getState().closePalette();
    added.current = workflow.getState().addNode(definition.type, position, filter);
  };
  return (
    <PaletteDialog
      title="Add a node"
      style={at && atPoint(flowToScreenPosition(at))}
      onClose={() => {
        view.getState().closePalette();
      }}
      onGone={(event) => {
        if (added.current === undefined) {
          focusBack(event);
          return;
        }
        event.preventDefault();
        view.getState().canvas?.focus(added.current, at !== undefined);
      }}
    >
      <ChoiceList
        placeholder={filter ? `Add a node that ${fitText(filter)}` : 'Add a node'}
        empty="No node of that name."
        rank={rank}
      >
        {Object.entries(CATEGORIES).map(([category, title]) => (
          <Category
            key={category}
            title={title}
            definitions={offered.filter((definition) => definition.category === category)}
            onSelect={add}
          />
        ))}
      </ChoiceList>
    </PaletteDialog>
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
    <ChoiceGroup heading={title}>
      {definitions.map((definition) => (
        <ChoiceRow
          key={definition.type}
          id={definition.type}
          mark={<Icon icon={nodeIcon(definition)} size={15} />}
          label={definition.title}
          hint={definition.help}
          keywords={[title]}
          onSelect={() => {
            onSelect(definition);
          }}
        />
      ))}
    </ChoiceGroup>
  );
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
