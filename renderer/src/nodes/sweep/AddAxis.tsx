import { Plus } from 'lucide-react';
import { useStudio } from '../../stores/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { axisKinds, wiredInto } from './axisKinds.ts';
import { useAxes } from './useAxes.ts';
import { useSweepAt } from './useSweepAt.ts';

/** Adds an axis: what is wired serves as its values, else they are asked for at once. */
export function AddAxis({ node }: { readonly node: string }) {
  const { questions } = useStudio();
  const at = useSweepAt(node);
  const { axes, add } = useAxes(node);
  const free = axisKinds(at).filter(({ of }) => !axes.some((axis) => axis.of === of));
  return (
    <Menu
      trigger={
        <Button variant="ghost" className="nodrag" disabled={free.length === 0}>
          <Icon icon={Plus} size={13} />
          Axis
        </Button>
      }
      entries={free.map(({ of, label, editor }) => ({
        label,
        onSelect: () => {
          const isWired = wiredInto(at.workflow, node, of).length > 0 || editor === 'wired';
          add(of, isWired ? undefined : []);
          if (!isWired) void questions.ask('sweep-axis', { node, of });
        },
      }))}
    />
  );
}
