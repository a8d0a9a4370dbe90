import { Undo2 } from 'lucide-react';
import { definitionOf } from '#shared/graph/definitionOf';
import { nodeAt } from '#shared/graph/groups/fieldsAt';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { JsonValue } from '#shared/graph/Field';
import { nameAt } from '#shared/workflow/groups/nameAt';
import { hiddenOwns, takeBack, type HiddenOwn } from '#shared/workflow/groups/takeBack';
import type { Workflow } from '#shared/workflow/Workflow';
import { useGraph, usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Section } from '../../ui/Section.tsx';
import type { BodyProps } from '../NodeLook.ts';
import './group.css';

/** What this use of a group has of its own for nodes that one does not see from outside: seeds that moved, values set in it for it alone. */
export function OwnValues({ node }: BodyProps) {
  const { view } = useStudio();
  const graph = useGraph();
  const palette = usePalette();
  const whole = useWorkflow((state) => state.whole);
  const owns = hiddenOwns(node);
  if (owns.length === 0) return null;
  const back = (some: readonly HiddenOwn[], said: string) => {
    const { workflow, change } = graph.getState();
    change(takeBack(workflow, node.id, some));
    view.getState().announce(said);
  };
  return (
    <Section title="Of this use only">
      <ul className="own-values">
        {owns.map((own) => {
          const label = labelOf(whole, palette, node.id, own);
          return (
            <li key={`${own.inside} ${own.field}`}>
              <span className="own-values__name">{label}</span>
              <span className="own-values__value" dir="auto" title={words(own.value)}>
                {words(own.value)}
              </span>
              <IconButton
                label={`Take ${label} back`}
                icon={Undo2}
                size="small"
                side="left"
                onClick={() => {
                  back([own], `${label} is as the group has it.`);
                }}
              />
            </li>
          );
        })}
      </ul>
      {owns.length > 1 && (
        <Button
          variant="ghost"
          onClick={() => {
            back(owns, 'All of it is as the group has it.');
          }}
        >
          Take all back
        </Button>
      )}
    </Section>
  );
}

/** `Painter › Seed`, without the use itself, which is what one looks at. */
function labelOf(whole: Workflow, palette: Palette, use: string, { path, inside, field }: HiddenOwn): string {
  const name = nameAt(whole, palette, path);
  const around = nameAt(whole, palette, use);
  const below = name?.startsWith(`${around ?? ''} › `) ? name.slice((around ?? '').length + 3) : (name ?? inside);
  const found = nodeAt(whole, path)?.node;
  return `${below} › ${definitionOf(palette, found)?.fields[field]?.label ?? field}`;
}

/** Letters of one value that are shown. */
const MOST = 400;

function words(value: JsonValue): string {
  return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, MOST);
}
