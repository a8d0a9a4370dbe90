import type { TextFault } from '../../graph/Field.ts';
import type { Wires } from '../../graph/NodeDefinition.ts';
import type { Catalogue } from '../../providers/Catalogue.ts';
import { isSweptInput, ONLY_WIRED, SWEPT_INPUTS, type Axis } from './Axis.ts';
import { settingsFault } from './settingsFault.ts';

type AxesFault = TextFault & { readonly field: 'axes' };

/** What is wrong with axes at these wires, as the end of a sentence that begins with “Axes”. */
export function wiresFault(axes: readonly Axis[], wires: Wires, catalogue: Catalogue): AxesFault | undefined {
  const reason = faultOf(axes, wires, catalogue);
  return reason && { field: 'axes', ...reason };
}

function faultOf(axes: readonly Axis[], wires: Wires, catalogue: Catalogue): TextFault | undefined {
  const { into, from } = wires;
  const sweep = Object.values(into)
    .flat()
    .find(({ definition }) => definition.handsOn);
  if (sweep) {
    return {
      reason: `cannot be multiplied with those of “${sweep.name}”`,
      hint: 'Put the axes of both into one node.',
    };
  }
  const isAxis = (socket: string) => axes.some(({ of }) => of === socket);
  const empty = axes.find(({ of, values }) => isSweptInput(of) && !values && !into[of]?.length);
  if (empty) {
    const orValues = empty.of in ONLY_WIRED ? '' : `, or write its values`;
    return { reason: `have nothing for “${empty.of}”`, hint: `Wire something into that input${orValues}.` };
  }
  const several = SWEPT_INPUTS.find(
    (socket) => socket !== 'references' && !isAxis(socket) && (into[socket]?.length ?? 0) > 1,
  );
  if (several) return severalFault(several, into[several]?.length ?? 0);
  const settings = axes.filter(({ of }) => !isSweptInput(of));
  // Settings may stay unsaid: a model has its own.
  const idle = [...from].find((socket) => socket !== 'config' && !isAxis(socket) && !into[socket]?.length);
  if (idle !== undefined) {
    return {
      reason: `say nothing of “${idle}”, whose output is in use`,
      hint: 'Make it an axis, wire something into that input, or remove the wire from the output.',
    };
  }
  const unheard = from.size > 0 && axes.find(({ of }) => !from.has(isSweptInput(of) ? of : 'config'));
  if (unheard) {
    const socket = isSweptInput(unheard.of) ? unheard.of : 'config';
    return {
      reason: `vary “${unheard.of}”, and the output “${socket}” leads nowhere`,
      hint: 'Wire it on, or take the axis out.',
    };
  }
  if (from.size === 1 && from.has('references')) {
    return {
      reason: 'give pictures alone, and nothing tells which call each is for',
      hint: 'Wire the prompt or the provider through this node too.',
    };
  }
  if (settings.length === 0) return undefined;
  const isModelKnown = isAxis('provider') || Boolean(into['provider']?.length);
  if (!isModelKnown && !into['config']?.length) {
    return {
      reason: `have “${settings[0]?.of ?? ''}”, and it is not known for which model`,
      hint: 'Wire the provider, or settings, into this node.',
    };
  }
  return settingsFault(axes, into, catalogue);
}

/** An input that is no axis serves every cell, so it must be one thing. */
export function severalFault(socket: string, count: number): TextFault {
  return {
    reason: `leave out “${socket}”, into which ${String(count)} are wired`,
    hint: 'Make it an axis, or wire one into it.',
  };
}
