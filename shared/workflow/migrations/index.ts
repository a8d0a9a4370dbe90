/**
 * One migration a version: `migrations[n]` takes a parsed file of version n + 1 to n + 2.
 * The list must have exactly `WORKFLOW_VERSION - 1` members, and every version ever written stays a fixture in `tests/fixtures/workflows`.
 */
export const migrations: readonly ((file: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>)[] = [
  addGroups,
];

/** Version 2 has groups and a form, which no file had before: keys of those names were left behind. */
function addGroups({ groups: _groups, form: _form, ...file }: Readonly<Record<string, unknown>>) {
  return { ...file, version: 2 };
}
