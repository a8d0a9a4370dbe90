import type { JsonValue } from '#shared/graph/Field';
import { definitionOf } from '#shared/graph/definitionOf';
import { sharedFields, type SharedField } from '#shared/workflow/sharedFields';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useGraph, usePalette, useWorkflow } from '../../stores/hooks.ts';
import { classNames } from '../../ui/classNames.ts';
import { HelpButton } from '../../ui/HelpButton.tsx';
import { MixedControl } from './MixedControl.tsx';

/** One form for what several nodes share: “mixed” where they differ; what is set is set in all of them, in one step of undo. */
export function SeveralFields({ nodes }: { readonly nodes: readonly WorkflowNode[] }) {
  const palette = usePalette();
  const graph = useGraph();
  const workflow = useWorkflow((state) => state.workflow);
  const { fields, others } = sharedFields(workflow, nodes, palette);
  const set = (name: string, value: JsonValue | undefined) => {
    const values = nodes.map((node) => {
      const usual = definitionOf(palette, node)?.fields[name]?.default;
      return [node.id, value === usual ? undefined : value] as const;
    });
    graph.getState().setFieldOfAll(new Map(values), name);
  };
  return (
    <>
      {fields.map((shared) => (
        <SharedRow
          key={shared.name}
          shared={shared}
          count={nodes.length}
          onChange={(value) => {
            set(shared.name, value);
          }}
        />
      ))}
      {others > 0 && (
        <p className="inspector__quiet">
          {fields.length === 0
            ? 'They share no field.'
            : `${String(others)} more ${others === 1 ? 'is' : 'are'} not shared.`}
        </p>
      )}
    </>
  );
}

interface SharedRowProps {
  readonly shared: SharedField;
  readonly count: number;
  readonly onChange: (value: JsonValue | undefined) => void;
}

function SharedRow({ shared: { field, value, wired }, count, onChange }: SharedRowProps) {
  const isText = field.kind === 'text' && field.multiline && wired < count;
  return (
    <div className={classNames('node-field', isText && 'node-field--text')}>
      <span className="node-field__label">
        <span>{field.label}</span>
        {field.help !== undefined && (
          <HelpButton of={field.label} isQuiet>
            <p>{field.help}</p>
          </HelpButton>
        )}
      </span>
      <div className="node-field__control">
        {wired === count ? (
          <span className="source-link">wired in all of them</span>
        ) : (
          <MixedControl field={field} value={value} onChange={onChange} />
        )}
        {wired > 0 && wired < count && <p className="inspector__quiet">wired in {wired}</p>}
      </div>
    </div>
  );
}
