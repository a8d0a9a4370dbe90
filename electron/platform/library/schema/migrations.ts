import type Database from 'better-sqlite3';
import { addAnswers } from './addAnswers.ts';
import { addCallKinds } from './addCallKinds.ts';
import { addDrawings } from './addDrawings.ts';
import { addGallery } from './addGallery.ts';
import { addImports } from './addImports.ts';
import { addKeptTexts } from './addKeptTexts.ts';
import { addOverlays } from './addOverlays.ts';
import { addProofs } from './addProofs.ts';
import { addQueueAndReuse } from './addQueueAndReuse.ts';
import { addReferenceSets } from './addReferenceSets.ts';
import { addRows } from './addRows.ts';
import { addSettings } from './addSettings.ts';
import { addSources } from './addSources.ts';
import { createFirstTables } from './createFirstTables.ts';

/**
 * By version: `migrations[n]` takes the index from `PRAGMA user_version` n to n + 1, as SQL, or by what it does within the transaction. One that was
 * ever released is never changed; what comes later is a new member. Foreign keys are checked at the end of all, not in between.
 */
export const migrations: readonly (string | ((db: Database.Database) => void))[] = [
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
  addGallery,
  addOverlays,
  addSources,
];
