import { TriangleAlert } from 'lucide-react';
import { usePreview, useRun } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';

/** Why this node would stop a run, in words; louder once a run was refused for it. */
export function NodeProblems({ id }: { readonly id: string }) {
  const problems = usePreview(({ problemsByNode }) => problemsByNode.get(id));
  const hasRefused = useRun(({ startError }) => startError?.problems.has(id) ?? false);
  if (!problems?.length) return null;
  return (
    <ul className={hasRefused ? 'node__problems node__problems--refused' : 'node__problems'} aria-label="Problems">
      {problems.map(({ message, hint }) => (
        <li key={message} title={hint}>
          <Icon icon={TriangleAlert} size={12} />
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
