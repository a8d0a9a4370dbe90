import { TriangleAlert } from 'lucide-react';
import { Icon } from '../../ui/Icon.tsx';
import { useToldProblems } from './useToldProblems.ts';

/** Why this node would stop a run, in words; louder once a run was refused for it. */
export function NodeProblems({ id }: { readonly id: string }) {
  const { told, hasRefused } = useToldProblems(id);
  if (told.length === 0) return null;
  return (
    <ul className={hasRefused ? 'node__problems node__problems--refused' : 'node__problems'} aria-label="Problems">
      {told.map(({ message, hint }) => (
        <li key={message} title={hint}>
          <Icon icon={TriangleAlert} size={12} />
          <span>{message}</span>
        </li>
      ))}
    </ul>
  );
}
