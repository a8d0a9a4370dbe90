import { ModelButton, type ModelButtonProps } from '../../models/ModelButton.tsx';
import { useStudio } from '../../stores/hooks.ts';
import { putBeside } from '../insert/putBeside.ts';

/** The model of a node, which others can be tried beside. */
export function ModelControl(props: Omit<ModelButtonProps, 'onTryBeside'>) {
  const studio = useStudio();
  return (
    <ModelButton
      {...props}
      onTryBeside={(caller, others) => {
        putBeside(studio, caller, others);
      }}
    />
  );
}
