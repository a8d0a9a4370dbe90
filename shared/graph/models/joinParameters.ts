import type { ModelParameters, Parameter } from './LiveList.ts';

/** All settings that one of several takes, each with all values that one of them takes. */
export function joinParameters(all: readonly ModelParameters[]): ModelParameters {
  const names = new Set(all.flatMap((parameters) => Object.keys(parameters)));
  return Object.fromEntries(
    [...names].map((name) => {
      const told = all.flatMap((parameters) => (Object.hasOwn(parameters, name) ? (parameters[name] ?? []) : []));
      return [name, told.reduce(either)];
    }),
  );
}

/** What one of two takes. */
function either(one: Parameter, other: Parameter): Parameter {
  if (one.type === 'enum' && other.type === 'enum') {
    return { type: 'enum', values: [...new Set([...one.values, ...other.values])] };
  }
  if (one.type === 'range' && other.type === 'range') {
    const isOpen = (side: 'min' | 'max') => one[side] === undefined || other[side] === undefined;
    return {
      type: 'range',
      ...(!isOpen('min') && { min: Math.min(one.min ?? 0, other.min ?? 0) }),
      ...(!isOpen('max') && { max: Math.max(one.max ?? 0, other.max ?? 0) }),
    };
  }
  return one.type === other.type ? one : { type: 'other' };
}
