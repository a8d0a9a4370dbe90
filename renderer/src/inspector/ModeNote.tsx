import { useModeRule } from '../nodes/ModeRule.tsx';
import { Callout } from '../ui/Callout.tsx';

/** What it does that nodes are bypassed or muted, where one is. */
export function ModeNote({ ids }: { readonly ids: Iterable<string> }) {
  const words = useModeRule(ids);
  if (words === '') return null;
  return (
    <Callout tone="note">
      <p>{words}</p>
    </Callout>
  );
}
