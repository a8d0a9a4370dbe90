import { Plus, X } from 'lucide-react';
import { writeNamedModel } from '#shared/nodes/sweep/Axis';
import { useStudio } from '../../../stores/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { wiredInto } from '../axisKinds.ts';
import { modelWords } from '../valueWords.ts';
import { useSweepAt } from '../useSweepAt.ts';
import type { ValuesProps } from './ValuesProps.ts';

/** Models, of whatever provider, each chosen in the list of all. */
export function ModelValues({ node, values, onChange }: ValuesProps) {
  const { questions, catalogue } = useStudio();
  const { workflow, palette } = useSweepAt(node);
  const add = async () => {
    const [wired] = wiredInto(workflow, node, 'provider');
    const provider = palette.get(wired?.type ?? '')?.provider?.id ?? catalogue.providers[0]?.id ?? '';
    const answer = await questions.ask('model', { provider, value: '', node });
    if (!answer) return;
    const named = ('beside' in answer ? answer.beside : [answer]).map(writeNamedModel);
    const added = named.filter((each) => !values.includes(each));
    if (added.length > 0) onChange([...values, ...added]);
  };
  return (
    <>
      <ul className="axis-values" aria-label="Models">
        {values.map((value) => {
          const { name, aside } = modelWords(catalogue, value) ?? { name: String(value), aside: '' };
          return (
            <li key={String(value)} className="axis-values__row">
              <span className="axis-values__name">
                {name} <span className="axis-values__aside">{aside}</span>
              </span>
              <IconButton
                label={`Take ${name} out`}
                icon={X}
                size="small"
                onClick={() => {
                  onChange(values.filter((other) => other !== value));
                }}
              />
            </li>
          );
        })}
      </ul>
      <Button data-wants-focus onClick={() => void add()}>
        <Icon icon={Plus} size={13} />
        Model…
      </Button>
    </>
  );
}
