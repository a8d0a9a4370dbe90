import { withoutReroutes } from '#shared/graph/withoutReroutes';
import { definitionOf } from '#shared/graph/definitionOf';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { edgesInto, nodeById } from '#shared/workflow/lookups';
import { placeTakers } from '#shared/workflow/swapNode';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useShallow } from 'zustand/react/shallow';
import { useGraph, usePalette, useStudio, useWorkflow } from '../../stores/hooks.ts';
import { Select } from '../../ui/fields/Select.tsx';
import { FieldControl } from './FieldControl.tsx';
import { settingsFor } from '../needs/settingsFor.ts';
import { placeNode } from '../place/placeNode.ts';
import './QuickSettings.css';

export interface QuickSettingsProps {
  readonly node: WorkflowNode;
  readonly definition: AnyNodeDefinition;
}

/** What one changes most, beside the prompt: the provider and its model, how many and of what shape. They stay fields of the nodes that are wired. */
export function QuickSettings({ node, definition }: QuickSettingsProps) {
  const provider = useWired(node.id, definition, 'provider');
  const settings = useWired(node.id, definition, 'config');
  const palette = usePalette();
  const { view } = useStudio();
  if (!provider) return null;
  if (palette.get(provider.type)?.handsOn)
    return (
      <div className="quick-settings nodrag">
        <button
          type="button"
          className="quick-settings__add"
          onClick={() => {
            view.getState().openSheet({ node: provider.id, caller: node.id });
          }}
        >
          Open the contact sheet
        </button>
      </div>
    );
  const settingsSocket = Object.keys(definition.inputs).find((name) => definition.inputs[name]?.type === 'config');
  return (
    <div className="quick-settings nodrag" role="group" aria-label="Provider and settings">
      <Swap source={provider} />
      <QuickFields source={provider} />
      {settings && <QuickFields source={settings} />}
      {!settings && settingsSocket !== undefined && (
        <AddSettings node={node.id} socket={settingsSocket} provider={provider} />
      )}
    </div>
  );
}

/** The node wired into the first input of a type. */
function useWired(id: string, { inputs }: AnyNodeDefinition, type: 'provider' | 'config'): WorkflowNode | undefined {
  const socket = Object.keys(inputs).find((name) => inputs[name]?.type === type);
  return useWorkflow(({ workflow }) => {
    const wire = edgesInto(withoutReroutes(workflow), id).find(({ to }) => to.socket === socket);
    return wire && nodeById(workflow, wire.from.node);
  });
}

function Swap({ source }: { readonly source: WorkflowNode }) {
  const palette = usePalette();
  const graph = useGraph();
  const definition = palette.get(source.type);
  if (!definition?.provider) return null;
  return (
    <Select
      label="Provider"
      className="nodrag nopan"
      value={source.type}
      options={placeTakers(definition, palette).map(({ type, title }) => ({ value: type, label: title }))}
      onChange={(type) => {
        graph.getState().swapNode(source.id, type);
      }}
    />
  );
}

function QuickFields({ source }: { readonly source: WorkflowNode }) {
  const definition = definitionOf(usePalette(), source);
  const quick = Object.entries(definition?.fields ?? {}).filter(([, field]) => field.isQuick);
  return quick.map(([name, field]) => (
    <span
      key={name}
      className={`quick-settings__field quick-settings__field--${field.kind}`}
      title={field.kind === 'model' ? undefined : field.label}
    >
      <FieldControl node={source} name={name} field={field} />
    </span>
  ));
}

/** Without settings the model does as it does by itself. */
function AddSettings({ node, socket, provider }: { node: string; socket: string; provider: WorkflowNode }) {
  const studio = useStudio();
  const types = useWorkflow(useShallow(({ workflow }) => settingsFor(provider, studio.paletteOf(workflow))));
  const [type] = types;
  if (type === undefined) return null;
  return (
    <button
      type="button"
      className="quick-settings__add"
      title="Ratio and number: the model’s own hold until there are settings"
      onClick={() => {
        const end = { end: 'to' as const, socket: { node, socket }, type: 'config' as const };
        const added = studio.workflow.getState().addNode(type, placeNode(studio, type, end), end);
        studio.view.getState().canvas?.focus(added);
      }}
    >
      Settings…
    </button>
  );
}
