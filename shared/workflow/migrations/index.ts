/**
 * One migration a version: `migrations[n]` takes a parsed file of version n + 1 to n + 2. Version 1 is the first, so there is none yet.
 * The list must have exactly `WORKFLOW_VERSION - 1` members, and every version ever written stays a fixture in `tests/fixtures/workflows`.
 */
export const migrations: readonly ((file: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>)[] =
  [];
