import { canMake } from '#shared/graph/callKinds';
import { definitionOf } from '#shared/graph/definitionOf';
import type { AnyNodeDefinition } from '#shared/graph/NodeDefinition';
import { edgesInto, nodeById } from '#shared/workflow/lookups';
import { placeTakers } from '#shared/workflow/swapNode';
import { setField } from '#shared/workflow/edits';
import type { Workflow, WorkflowNode } from '#shared/workflow/Workflow';
import { editFix, type EditFix, type Fix, type FixContext, type FixesOf, type Trouble } from './Fix.ts';

/** A model of the same provider that makes what the node asks for. */
export const chooseMaker: FixesOf = ({ problem, node }, context) => {
  const kind = definitionOf(context.palette, node)?.calls;
  const source = sourceAt(context.workflow, node, problem.socket);
  if (!kind || !source) return [];
  return modelsOf(source, context)
    .filter((model) => canMake(model, kind))
    .slice(0, 2)
    .map((model) => takeModel(source, model.id, model.title));
};

/** The model its provider names in place of one that is gone or goes. */
export const chooseSuccessor: FixesOf = (trouble, context) => {
  const source = providerOf(trouble, context);
  const models = source ? modelsOf(source, context) : [];
  const current = models.find(({ id }) => id === modelIn(source, context));
  const next =
    models.find(({ id }) => id === current?.successor) ??
    models.find(({ deprecated, id }) => !deprecated && id !== current?.id);
  return source && next ? [takeModel(source, next.id, next.title)] : [];
};

/** Settings of the family of the provider, else a model of the family of the settings. */
export const matchFamilies: FixesOf = ({ node }, { workflow, palette }) => {
  const fed = edgesInto(workflow, node.id).flatMap(({ from }) => nodeById(workflow, from.node) ?? []);
  const provider = fed.find(({ type }) => palette.get(type)?.provider);
  const settings = fed.find(({ type }) => palette.get(type)?.batch);
  if (!provider || !settings) return [];
  const wanted = familyOf(provider, palette.get(provider.type));
  const swaps = placeTakersOf(settings).filter((other) => other.family?.({}) === wanted);
  const had = familyOf(settings, palette.get(settings.type));
  const providers = placeTakersOf(provider).filter((other) => familyOf({ ...provider, fields: {} }, other) === had);
  return [
    ...swaps.map((other) => swap(settings, other)),
    ...providers.filter(({ type }) => type !== provider.type).map((other) => swap(provider, other)),
  ].slice(0, 2);

  function placeTakersOf({ type }: WorkflowNode): readonly AnyNodeDefinition[] {
    const definition = palette.get(type);
    return definition ? placeTakers(definition, palette) : [];
  }
  function swap({ id }: WorkflowNode, { type, title }: AnyNodeDefinition): Fix {
    return {
      label: `Change to ${title}`,
      isDoneInView: true,
      run: ({ workflow }) => {
        workflow.getState().swapNode(id, type);
      },
    };
  }
};

function familyOf(node: WorkflowNode, definition: AnyNodeDefinition | undefined): string | undefined {
  const defaults = Object.entries(definition?.fields ?? {}).map(([name, field]) => [
    name,
    node.fields?.[name] ?? field.default,
  ]);
  return definition?.family?.(Object.fromEntries(defaults));
}

/** The node a problem is of where that chooses a model, else the one that is wired into it and does. */
export function providerOf({ node }: Trouble, { workflow, palette }: FixContext): WorkflowNode | undefined {
  const isProvider = ({ type }: WorkflowNode) => palette.get(type)?.provider !== undefined;
  if (isProvider(node)) return node;
  return edgesInto(workflow, node.id)
    .flatMap(({ from }) => nodeById(workflow, from.node) ?? [])
    .find(isProvider);
}

function sourceAt(workflow: Workflow, { id }: WorkflowNode, socket: string | undefined): WorkflowNode | undefined {
  const wire = edgesInto(workflow, id).find(({ to }) => to.socket === socket);
  return wire && nodeById(workflow, wire.from.node);
}

function modelsOf({ type }: WorkflowNode, { palette, catalogue }: FixContext) {
  const provider = palette.get(type)?.provider;
  return (provider && catalogue.find(provider.id)?.models) ?? [];
}

function modelIn(source: WorkflowNode | undefined, { palette }: FixContext): unknown {
  return source && (source.fields?.['model'] ?? palette.get(source.type)?.fields['model']?.default);
}

function takeModel({ id }: WorkflowNode, model: string, title: string): EditFix {
  return editFix(`Use ${title}`, (workflow) => setField(workflow, id, 'model', model));
}
