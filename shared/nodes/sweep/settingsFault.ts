import type { TextFault } from '../../graph/Field.ts';
import type { WiredNodes } from '../../graph/NodeDefinition.ts';
import { isTermName, termsSaidBy } from '../../graph/settings/SettingsLanguage.ts';
import type { Catalogue } from '../../providers/Catalogue.ts';
import type { Family } from '../../providers/families/Family.ts';
import { families } from '../../providers/families/index.ts';
import { isSweptInput, type Axis } from './Axis.ts';
import { familyFor } from './cellConfig.ts';
import { familiesAsked } from './handedOn.ts';

/** What is wrong with the settings among axes, in the words of the families they are said in. */
export function settingsFault(axes: readonly Axis[], into: WiredNodes, catalogue: Catalogue): TextFault | undefined {
  const settings = axes.filter(({ of }) => !isSweptInput(of));
  const known = knownFamilies(axes, into, catalogue);
  return settings.map((axis) => settingFault(axis, known)).find((fault) => fault) ?? saidTwice(settings, known);
}

/** Those that cells may be said in: where a model's is not known, it may be any. */
function knownFamilies(axes: readonly Axis[], into: WiredNodes, catalogue: Catalogue): readonly Family[] {
  const asked = familiesAsked(axes, into, catalogue);
  if (asked.length === 0 || asked.includes(undefined)) return families;
  const [wired] = into['config'] ?? [];
  return [...new Set(asked.map((family) => familyFor(family, wired?.definition.family?.(wired.fields))))];
}

/** Where no family has the setting, or has it with that value. */
function settingFault({ of, values = [] }: Axis, known: readonly Family[]): TextFault | undefined {
  if (values.length === 0) return { reason: `have no value for “${of}”`, hint: 'Write some.' };
  if (isTermName(of)) return undefined;
  const titles = known.map(({ title }) => title).join(' or ');
  for (const value of values) {
    const taken = known.map(({ language }) => language.take({}, of, value)).filter((each) => each !== undefined);
    if (taken.length === 0) {
      const names = [...new Set(known.flatMap(({ language }) => language.names))];
      return {
        reason: `name “${of}”, which is no setting of ${titles}`,
        hint: `Use ratio, resolution, ${names.join(', ')}, or an input's name.`,
      };
    }
    const refused = taken.flatMap((each) => (each.ok ? [] : [each.reason]));
    if (refused.length === taken.length) {
      return { reason: `have “${String(value)}” for “${of}”: ${[...new Set(refused)].join('; ')}` };
    }
  }
  return undefined;
}

/** Where two axes mean the same to a family: only one of their values would be sent, and the headings would tell both. */
function saidTwice(settings: readonly Axis[], known: readonly Family[]): TextFault | undefined {
  for (const { title, language } of known) {
    const said = new Map<string, string>();
    for (const { of } of settings) {
      for (const term of termsSaidBy(of, language)) {
        const other = said.get(term);
        if (other !== undefined) {
          return {
            reason: `have “${other}” and “${of}”, which both say the ${term} to ${title}`,
            hint: 'Take one of them out.',
          };
        }
        said.set(term, of);
      }
    }
  }
  return undefined;
}
