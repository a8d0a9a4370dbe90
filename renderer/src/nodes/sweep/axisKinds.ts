import type { Field } from '#shared/graph/Field';
import type { Palette } from '#shared/graph/NodeDefinition';
import { isTermName } from '#shared/graph/settings/SettingsLanguage';
import type { Parameter } from '#shared/graph/models/LiveList';
import { withoutReroutes } from '#shared/graph/withoutReroutes';
import { axisTitle, isSweptInput, readNamedModel, type SweptInput } from '#shared/nodes/sweep/Axis';
import type { Catalogue } from '#shared/providers/Catalogue';
import type { Model } from '#shared/providers/Model';
import { families, findFamily } from '#shared/providers/families/index';
import { isRouterOption } from '#shared/providers/families/openrouter/routerOptions';
import { edgesInto, nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';
import { axesIn } from './axes.ts';

/** What can be varied at a sweep, and by what it is written. */
export interface AxisKind {
  readonly of: string;
  readonly label: string;
  readonly editor: 'texts' | 'models' | 'seeds' | 'numbers' | 'choices' | 'wired';
  /** Of `choices`. */
  readonly choices?: readonly string[];
}

/** What those kinds are asked of. */
export interface SweepAt {
  readonly workflow: Workflow;
  readonly palette: Palette;
  readonly catalogue: Catalogue;
  readonly node: string;
}

const EDITORS: Readonly<Record<SweptInput, AxisKind['editor']>> = {
  provider: 'models',
  config: 'wired',
  prompt: 'texts',
  instructions: 'texts',
  references: 'wired',
  seed: 'seeds',
};
/** In the order they are offered. */
const FIRST = ['prompt', 'provider', 'ratio', 'resolution', 'seed', 'instructions', 'references', 'config'];
/** The terms have these already. */
const SAID_BY_TERMS = ['aspectRatio', 'aspect_ratio', 'resolution', 'size'];

/** Everything a sweep can vary: its inputs, the terms of every family, and the settings of the families it is wired to. */
export function axisKinds(at: SweepAt): readonly AxisKind[] {
  const own = familiesAt(at).flatMap(({ fields }) =>
    Object.entries(fields).filter(([name]) => !SAID_BY_TERMS.includes(name)),
  );
  const settings = [...new Map(own)].flatMap(([of, field]) => {
    const kind = kindOfField(of, field);
    return kind ? [kind] : [];
  });
  const told = modelsAt(at).flatMap(({ parameters = {} }) =>
    Object.entries(parameters).flatMap(([name, parameter]) => kindOfParameter(name, parameter) ?? []),
  );
  const named = [...settings, ...told].map((kind) => [kind.of, kind] as const);
  return [...FIRST.map((of) => firstKind(of, at)), ...new Map(named).values()];
}

/** The kind of an axis that is there, whatever it is of. */
export function axisKind(of: string, at: SweepAt): AxisKind {
  const known = axisKinds(at).find((kind) => kind.of === of);
  if (known) return known;
  const field = families.map(({ fields }) => fields[of]).find((each) => each !== undefined);
  return (field && kindOfField(of, field)) ?? { of, label: axisTitle(of), editor: 'texts' };
}

/** The models that are varied, or wired. */
export function modelsAt({ workflow, palette, catalogue, node }: SweepAt): readonly Model[] {
  const values = axesIn(nodeById(workflow, node)?.fields).find(({ of }) => of === 'provider')?.values;
  if (values)
    return values.flatMap((value) => {
      const named = readNamedModel(value);
      return (named && catalogue.find(named.provider)?.model(named.model)) ?? [];
    });
  return wiredInto(workflow, node, 'provider').flatMap((source) => {
    const definition = palette.get(source.type);
    const model = source.fields?.['model'] ?? definition?.fields['model']?.default;
    return (typeof model === 'string' && catalogue.find(definition?.provider?.id ?? '')?.model(model)) || [];
  });
}

/** How many wires lead into an input. */
export function wiredInto(workflow: Workflow, node: string, socket: string) {
  return edgesInto(withoutReroutes(workflow), node)
    .filter(({ to }) => to.socket === socket)
    .flatMap(({ from }) => nodeById(workflow, from.node) ?? []);
}

function familiesAt(at: SweepAt) {
  const wired = wiredInto(at.workflow, at.node, 'config').map(({ type }) => at.palette.get(type)?.family?.({}));
  const ids = new Set([...wired, ...modelsAt(at).map(({ family }) => family)]);
  return [...ids].flatMap((id) => findFamily(id ?? '') ?? []);
}

function firstKind(of: string, at: SweepAt): AxisKind {
  const label = axisTitle(of);
  if (isSweptInput(of)) return { of, label, editor: EDITORS[of] };
  const models = modelsAt(at);
  const can = (model: Model) => (of === 'ratio' ? model.ratios : model.resolutions) ?? [];
  const usual = choicesOf(families[0].fields[of === 'ratio' ? 'aspectRatio' : 'resolution']);
  return { of, label, editor: 'choices', choices: [...new Set([...usual, ...models.flatMap(can)])] };
}

function kindOfField(of: string, field: Field): AxisKind | undefined {
  if (isTermName(of)) return undefined;
  const kind = { of, label: field.label };
  switch (field.kind) {
    case 'choice':
      return { ...kind, editor: 'choices', choices: choicesOf(field) };
    case 'integer':
    case 'optional-number':
      return { ...kind, editor: 'numbers' };
    case 'text':
    case 'whole':
    case 'model':
    case 'key-name':
    case 'pictures':
    case 'data':
      return undefined;
  }
}

/** Of a setting that a model's provider tells of; `undefined`: it is none to vary here. */
function kindOfParameter(of: string, parameter: Parameter): AxisKind | undefined {
  if (!isRouterOption(of) || SAID_BY_TERMS.includes(of)) return undefined;
  const kind = { of, label: axisTitle(of) };
  if (parameter.type === 'range') return { ...kind, editor: 'numbers' };
  if (parameter.type !== 'enum') return undefined;
  const choices = parameter.values.filter((value) => typeof value === 'string');
  return choices.length > 0 ? { ...kind, editor: 'choices', choices } : { ...kind, editor: 'numbers' };
}

function choicesOf(field: Field | undefined): readonly string[] {
  return field?.kind === 'choice' ? field.choices.flatMap(({ value }) => (value === '' ? [] : [value])) : [];
}
