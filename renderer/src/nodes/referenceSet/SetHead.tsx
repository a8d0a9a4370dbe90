import { Ellipsis } from 'lucide-react';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useGraph, useSets, useStudio } from '../../stores/hooks.ts';
import { pictures } from '../../stores/sets/setWords.ts';
import { Select, type Option } from '../../ui/fields/Select.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/overlays/Menu.tsx';
import { chooseVersion, giveSet } from './setActions.ts';
import { setMenu } from './setMenu.ts';
import type { ChosenSetState } from './useChosenSet.ts';
import './SetHead.css';

const LATEST = 'latest';
/** Versions that can be chosen at the node; all of them are in the list of sets. */
const OFFERED = 50;

interface SetHeadProps extends ChosenSetState {
  readonly node: WorkflowNode;
}

/** Which set, in which version, and what can be done with it. */
export function SetHead({ node, ...state }: SetHeadProps) {
  const studio = useStudio();
  const graph = useGraph();
  const sets = useSets((known) => known.sets);
  const { chosen, set, isKnown } = state;
  const offered = [...(sets?.values() ?? [])].filter(({ id, removedAt }) => removedAt === undefined || id === set?.id);
  const options = offered.map((each): Option => ({
    value: each.id,
    label: each.name,
    hint: each.removedAt === undefined ? pictures(each.pictures.length) : 'removed',
  }));
  const present: readonly Option[] = set ? [] : [{ value: chosen?.id ?? '', label: chosen?.name ?? 'Choose a set' }];
  return (
    <div className="set-head">
      <Select
        label="Reference set"
        value={chosen?.id ?? ''}
        options={[...present, ...options]}
        isInvalid={isKnown && chosen !== null && !set}
        onChange={(id) => {
          const next = sets?.get(id);
          if (next) giveSet(graph, node.id, next, next);
        }}
        className="set-head__name"
      />
      {set && (
        <Select
          label="Version"
          value={chosen?.version === undefined ? LATEST : String(chosen.version)}
          options={versionOptions(set.version, chosen?.version)}
          onChange={(value) =>
            void chooseVersion(studio, graph, node.id, set, value === LATEST ? undefined : Number(value))
          }
          className="set-head__version"
        />
      )}
      <Menu
        align="end"
        trigger={
          <button type="button" className="icon-button set-head__more" aria-label="Actions of the set">
            <Icon icon={Ellipsis} />
          </button>
        }
        entries={setMenu(studio, graph, node.id, state)}
      />
    </div>
  );
}

function versionOptions(newest: number, chosen: number | undefined): readonly Option[] {
  const numbers = Array.from({ length: Math.min(newest, OFFERED) }, (_, at) => newest - at);
  if (chosen !== undefined && !numbers.includes(chosen)) numbers.push(chosen);
  return [
    { value: LATEST, label: `latest (${String(newest)})`, hint: 'Follows every change' },
    ...numbers.map((number) => ({ value: String(number), label: `version ${String(number)}` })),
  ];
}
