import { addAnswers } from './addAnswers.ts';
import { addCallKinds } from './addCallKinds.ts';
import { addDrawings } from './addDrawings.ts';
import { addImports } from './addImports.ts';
import { addKeptTexts } from './addKeptTexts.ts';
import { addProofs } from './addProofs.ts';
import { addQueueAndReuse } from './addQueueAndReuse.ts';
import { addReferenceSets } from './addReferenceSets.ts';
import { addRows } from './addRows.ts';
import { addSettings } from './addSettings.ts';
import { createFirstTables } from './createFirstTables.ts';

/**
 * SQL by version: `migrations[n]` takes the index from `PRAGMA user_version` n to n + 1. One that was ever released is never changed;
 * what comes later (tags, ratings, trash) is a new member. Foreign keys are checked at the end of all, not in between.
 */
export const migrations: readonly string[] = [
  createFirstTables,
  addQueueAndReuse,
  addProofs,
  addCallKinds,
  addSettings,
  addReferenceSets,
  addRows,
  addImports,
  addAnswers,
  addKeptTexts,
  addDrawings,
];
