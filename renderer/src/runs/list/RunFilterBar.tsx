import { Select, type Option } from '../../ui/fields/Select.tsx';
import { TextInput } from '../../ui/fields/TextInput.tsx';
import type { ListedStatus, RunFilter } from './matchingRuns.ts';
import { RUN_STATUS } from '../run/runWords.ts';
import './RunFilterBar.css';

const STATUSES: readonly ListedStatus[] = ['running', 'interrupted', 'completed', 'failed', 'cancelled'];
const OPTIONS: readonly Option<RunFilter['status']>[] = [
  { value: 'all', label: 'Any state' },
  ...STATUSES.map((value) => ({ value, label: RUN_STATUS[value].word })),
];

export interface RunFilterBarProps {
  readonly filter: RunFilter;
  readonly onChange: (filter: RunFilter) => void;
}

/** Narrows the list down to runs with these words, or of a state. */
export function RunFilterBar({ filter, onChange }: RunFilterBarProps) {
  return (
    <div className="run-filter" role="search" aria-label="Runs">
      <TextInput
        label="Search runs"
        placeholder="Prompt, reason, model, graph"
        title="Words of what was asked for, why it failed, the model or the graph; word*, “a phrase” and -word as in the gallery"
        dir="auto"
        type="search"
        value={filter.text}
        onChange={(text) => {
          onChange({ ...filter, text });
        }}
      />
      <Select
        label="State"
        className="run-filter__state"
        value={filter.status}
        options={OPTIONS}
        onChange={(status) => {
          onChange({ ...filter, status });
        }}
      />
    </div>
  );
}
