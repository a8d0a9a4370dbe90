import type { ProblemCode } from '#shared/graph/checks/Problem';
import { placeIn } from '#shared/workflow/groups/placeAt';
import { viewAt } from '#shared/workflow/groups/viewAt';
import { nodeById } from '#shared/workflow/lookups';
import type { Workflow } from '#shared/workflow/Workflow';
import type { ErrorReport } from '#shared/errors/AppError';
import { doneAt } from './doneAt.ts';
import { clearKeys, setNearest, useOwnKeyName } from './fieldFixes.ts';
import type { Fix, FixContext, FixesOf } from './Fix.ts';
import { setKey } from './keyFixes.ts';
import { chooseMaker, chooseSuccessor, matchFamilies } from './modelFixes.ts';
import { addWhatIsMissing, browseSets, chooseFile, muteOrRemove } from './nodeFixes.ts';
import { keepOneWire, openLoop, removeStrayWires, removeWiresThere } from './wireFixes.ts';

/** What a graph is not checked for by itself, and what a run failed of. */
type OtherCode =
  | 'secret-found'
  | 'list-file'
  | 'list-not-allowed'
  | 'unequal-lists'
  | 'too-many-pictures'
  | 'nothing-to-run'
  | 'key-missing'
  | 'key-mismatch'
  | 'key-refused'
  | 'model-not-found'
  | 'model-retires'
  | 'billing'
  | 'blocked';

/** Which fixes belong to which problem. `null`: only the person knows what to do, and its hint says it. */
const fixTable: Readonly<Record<ProblemCode | OtherCode, FixesOf | null>> = {
  'unknown-type': muteOrRemove,
  'unknown-node': removeStrayWires,
  'unknown-socket': removeWiresThere,
  'type-mismatch': removeWiresThere,
  'group-cannot-be': null,
  cycle: openLoop,
  'missing-input': addWhatIsMissing,
  'too-many-wires': keepOneWire,
  'family-mismatch': matchFamilies,
  'wrong-kind': chooseMaker,
  'field-out-of-range': setNearest,
  'bad-key-name': useOwnKeyName,
  'not-in-library': browseSets,
  'missing-picture': chooseFile,
  'secret-found': clearKeys,
  'key-missing': setKey,
  'key-mismatch': setKey,
  'key-refused': setKey,
  'model-not-found': chooseSuccessor,
  'model-retires': chooseSuccessor,
  'list-file': null,
  // Allowed where the file is named, by its own button.
  'list-not-allowed': null,
  'unequal-lists': null,
  'too-many-pictures': null,
  'nothing-to-run': null,
  billing: null,
  blocked: null,
};

/** What the fixes of a graph are made of: all of it, wherever one looks. */
export interface WholeContext extends Omit<FixContext, 'workflow'> {
  readonly whole: Workflow;
}

/** What can be done at once about a problem of a graph, or of a run, wherever in its groups the node stands; empty: nothing. */
export function fixesOf(problem: ErrorReport, { whole, ...context }: WholeContext): readonly Fix[] {
  const fixes = Object.hasOwn(fixTable, problem.code) ? fixTable[problem.code as keyof typeof fixTable] : null;
  const { node: id } = problem;
  if (!fixes || id === undefined) return [];
  const workflow = viewAt(whole, placeIn(whole, id));
  const node = workflow && nodeById(workflow, id);
  return node ? fixes({ problem, node }, { ...context, workflow }).map((fix) => doneAt(id, fix)) : [];
}
