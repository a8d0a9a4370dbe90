import { downstreamOf } from '#shared/graph/downstreamOf';
import { insideGroups } from '#shared/graph/groups/insideGroups';
import { withoutGroups } from '#shared/graph/groups/withoutGroups';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { FailureScope, RunSettings } from '#shared/runs/RunSettings';
import type { Workflow } from '#shared/workflow/Workflow';
import { findNode } from './findNode.ts';

/** How a run is to go, as options say it. */
export interface SettingsOptions {
  readonly again?: true;
  /** Also calls that were cut off and may have been billed. */
  readonly repeatUnknown?: true;
  /** Micro-dollars. */
  readonly maxCost?: number;
  readonly onError?: FailureScope;
  /** Nodes by id, or by a title that is unique; in groups by the path of these. A use of a group is all that is in it. */
  readonly to: readonly string[];
  readonly from: readonly string[];
}

/** @throws BadInputError for a node that is not there */
export function runSettings(workflow: Workflow, options: SettingsOptions, palette: Palette): RunSettings {
  const { again, repeatUnknown, maxCost, onError } = options;
  const flat = withoutGroups(workflow);
  const idsOf = (names: readonly string[]) =>
    insideGroups(
      flat,
      names.map((name) => findNode(workflow, name, palette).path),
    );
  const targets = [...idsOf(options.to), ...downstreamOf(flat, idsOf(options.from))];
  return {
    ...(targets.length > 0 && { targets: [...new Set(targets)] }),
    ...(again && { again: 'all' }),
    ...(repeatUnknown && { repeatUnknown }),
    ...(onError && { onError }),
    ...(maxCost !== undefined && { maxCost }),
  };
}
