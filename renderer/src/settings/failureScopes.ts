import type { FailureScope } from '#shared/runs/RunSettings';

/** What a failed call ends, in the words of the page. */
export const failureScopes: readonly {
  readonly value: FailureScope;
  readonly label: string;
  readonly hint: string;
}[] = [
  { value: 'stop', label: 'Stop everything', hint: 'No new call is made.' },
  { value: 'branch', label: 'Stop this branch', hint: 'Only what needs the failed picture is left out.' },
  { value: 'continue', label: 'Keep going', hint: 'All other calls are made, and go on with what there is.' },
];
