import { attempt } from '../../stores/attempt.ts';
import type { Fix, FixesOf } from './Fix.ts';
import { providerOf } from './modelFixes.ts';

/** Keys are set in one place: that of the node's own provider, or of the one wired into it, has the focus there. */
export const setKey: FixesOf = (trouble, context) => {
  const node = providerOf(trouble, context);
  const provider = node && context.palette.get(node.type)?.provider;
  return [
    {
      label: 'Set the key…',
      run: ({ questions }) => {
        void questions.ask('keys', provider ? { provider: provider.id } : {});
      },
    },
  ];
};

/** Lets graphs send a key of this name to a provider. */
export function approveKey(provider: string, name: string): Fix {
  return {
    label: `Approve ${name}`,
    run: (studio) => attempt(studio, undefined, () => studio.keys.getState().approve([{ provider, name }])),
  };
}
