import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { LedgerPort } from '../../engine/Ports.ts';
import { image, json, storedAnswer, storedRequest } from './rowSchemas.ts';

const turnRow = z.object({ request: json(storedRequest), answer: json(storedAnswer), image: json(image) }).optional();

/**
 * `LedgerPort.turnsTo`, of the first call that gave the picture, so that it is told alike whatever comes later. What a call was sent holds the
 * turns before it, so one row tells the whole chain.
 */
export function createTurnFinder(db: Database.Database): LedgerPort['turnsTo'] {
  const find = db.prepare(`
    SELECT calls.request, calls.answer,
      json_object('id', p.id, 'width', p.width, 'height', p.height, 'mime', p.mime) AS image
    FROM results JOIN calls ON calls.number = results.call JOIN pictures p ON p.id = results.picture
    WHERE results.picture = @picture AND calls.provider = @provider AND calls.model = @model
      AND calls.answer IS NOT NULL AND calls.state = 'done'
    ORDER BY calls.number LIMIT 1`);
  return (picture, provider, model) => {
    const found = turnRow.parse(find.get({ picture, provider, model }));
    if (!found) return [];
    const { prompt, references, turns = [] } = found.request;
    // Where turns were sent, the first reference was the last turn's picture.
    const shown = turns.length > 0 ? references.slice(1) : references;
    return [...turns, { prompt, references: shown, answer: found.answer, image: found.image }];
  };
}
