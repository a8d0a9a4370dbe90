import { BadInputError } from '#shared/errors/inputErrors';
import { readWhole, wholeOf } from '#shared/graph/fields/Whole';
import type { Field, JsonValue } from '#shared/graph/Field';
import type { GraphNode } from '#shared/graph/Graph';
import { isGroupEnd } from '#shared/graph/groups/groupEnds';
import { setFieldAt } from '#shared/graph/groups/fieldsAt';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { Workflow } from '#shared/workflow/Workflow';
import { findNode, type FoundNode } from './findNode.ts';

/**
 * The workflow with fields set by texts such as `n4.seed=7`, `Prompt.value=a red fox` or, in a group, `Character/Seed.value=7`: of that use alone.
 * @throws BadInputError for an unknown node or field, a title that is not unique, or a value the field refuses.
 */
export function setFields(workflow: Workflow, settings: readonly string[], palette: Palette): Workflow {
  return settings.reduce((changed, setting) => setField(changed, setting, palette), workflow);
}

/** The fields that these texts set, by the paths of their nodes: a seed among them is the one that is sent, whatever its control says. @throws BadInputError */
export function fieldsSetBy(
  workflow: Workflow,
  settings: readonly string[],
  palette: Palette,
): readonly { readonly node: string; readonly field: string }[] {
  return settings.map((setting) => {
    const { name, field } = parseSetting(setting);
    return { node: findNode(workflow, name, palette).path, field };
  });
}

/** `NODE.FIELD=VALUE`. @throws BadInputError */
export function parseSetting(setting: string): {
  readonly name: string;
  readonly field: string;
  readonly text: string;
} {
  const equals = setting.indexOf('=');
  const dot = setting.lastIndexOf('.', equals);
  if (equals < 0 || dot <= 0) throw new BadInputError(`“${setting}” is not of the form NODE.FIELD=VALUE.`);
  return { name: setting.slice(0, dot), field: setting.slice(dot + 1, equals), text: setting.slice(equals + 1) };
}

function setField(workflow: Workflow, setting: string, palette: Palette): Workflow {
  const { name, field, text } = parseSetting(setting);
  const found = findNode(workflow, name, palette);
  if (found.path.includes('/') && isGroupEnd(found.node)) {
    throw new BadInputError(`${found.path} is an end of a group: it is the same for every use.`, {
      hint: 'Its sockets are changed in the graph. Set a field of a node in the group.',
    });
  }
  return setFieldAt(workflow, found.path, field, readValue(found, field, text, palette));
}

/** A field of a node by its name. @throws BadInputError where it has none of it */
export function fieldIn(node: GraphNode, name: string, palette: Palette): Field {
  const definition = palette.get(node.type);
  const fields: Readonly<Record<string, Field>> = definition?.fields ?? {};
  const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (field) return field;
  const known = Object.keys(fields);
  throw new BadInputError(`${definition?.title ?? node.type} has no field “${name}”.`, {
    hint: known.length > 0 ? `It has ${known.join(', ')}.` : 'It has none.',
  });
}

function readValue({ path, node }: FoundNode, name: string, text: string, palette: Palette): JsonValue {
  const field = fieldIn(node, name, palette);
  const value = fromText(field, text);
  const checked = field.check(value);
  if (!checked.ok)
    throw new BadInputError(`${path}.${name}: ${field.label} ${checked.reason}.`, { hint: checked.hint });
  return value;
}

function fromText(field: Field, text: string): JsonValue {
  switch (field.kind) {
    case 'integer':
      return text.trim() === '' ? text : Number(text);
    case 'whole': {
      const whole = readWhole(text.trim());
      return whole === undefined ? text : wholeOf(whole);
    }
    case 'optional-number':
      return text.trim() === '' ? null : Number(text);
    // Those of the library by their ids: files are put in before.
    case 'pictures':
      return [{ id: text }];
    case 'data':
      return fromJson(text);
    case 'text':
    case 'choice':
    case 'model':
    case 'key-name':
      return text;
  }
}

function fromJson(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}
