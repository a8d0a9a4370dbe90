import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { BadInputError, NotFoundError } from '#shared/errors/inputErrors';
import { withMoment, type RepeatUnknown } from '#shared/runs/consent';
import type { RunRecord } from '#shared/runs/RunRecord';
import type { RunRecords } from '#shared/runs/RunRecords';
import type { Deferred } from './Deferred.ts';
import { guarded } from './libraryErrors.ts';
import { resumeColumn, settingsColumn } from './runColumns.ts';
import type { Sessions } from './Sessions.ts';

interface RunRecordOptions {
  readonly folder: string;
  readonly sessions: Sessions;
  readonly deferred: Deferred;
  /** Refuses a text that holds a key. */
  readonly assertClean: (text: string, what: string) => void;
}

const ids = z.array(z.string());
const recordRow = z.object({
  name: z.string(),
  text: z.string(),
  document: z.string().nullable(),
  settings: settingsColumn,
  queued_at: z.number(),
  started_at: z.number().nullable(),
  finished_at: z.number().nullable(),
  resume: resumeColumn.nullable(),
});

export function createRunRecords(
  db: Database.Database,
  { folder, sessions, deferred, assertClean }: RunRecordOptions,
): RunRecords {
  const LAST = "(SELECT coalesce(max(position), 0) + 1 FROM runs WHERE state = 'queued')";
  const insertWorkflow = db.prepare('INSERT INTO workflows (hash, text) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const isTaken = db.prepare('SELECT 1 FROM runs WHERE queued_at = ?').pluck();
  const insertRun = db.prepare(`
    INSERT INTO runs (id, name, workflow, document, settings, state, position, session, queued_at)
    VALUES (@id, @name, @workflow, @document, @settings, 'queued', ${LAST}, @session, @at)`);
  const reopen = db.prepare(`
    UPDATE runs SET state = 'queued', position = ${LAST}, settings = @settings, resume = @resume, session = @session
    WHERE id = @id AND state = 'ended'`);
  const start = db.prepare(`
    UPDATE runs SET state = 'running', position = NULL, resume = NULL, session = @session, started_at = coalesce(started_at, @at),
      finished_at = NULL, outcome = NULL
    WHERE id = @id AND state = 'queued'`);
  const forgetPlanned = db.prepare(
    "DELETE FROM calls WHERE run = ? AND state IN ('pending', 'cancelled') AND sent_at IS NULL",
  );
  const cancelPlanned = db.prepare(
    "UPDATE calls SET state = 'cancelled', finished_at = ? WHERE run = ? AND state = 'pending'",
  );
  const finish = db.prepare(
    "UPDATE runs SET state = 'ended', position = NULL, resume = NULL, finished_at = ?, outcome = ? WHERE id = ? AND state = 'running'",
  );
  const drop = db.prepare(`
    UPDATE runs SET state = 'ended', position = NULL, resume = NULL,
      outcome = CASE WHEN resume IS NULL THEN 'cancelled' ELSE outcome END,
      finished_at = CASE WHEN resume IS NULL THEN @at ELSE finished_at END
    WHERE id = @id AND state = 'queued'`);
  const queue = db.prepare("SELECT id FROM runs WHERE state = 'queued' ORDER BY position").pluck();
  const place = db.prepare('UPDATE runs SET position = ? WHERE id = ?');
  const ownQueue = db.prepare("SELECT id FROM runs WHERE state = 'queued' AND session = ? ORDER BY position").pluck();
  const waitingSessions = db.prepare("SELECT DISTINCT coalesce(session, '') FROM runs WHERE state = 'queued'").pluck();
  const adopt = db.prepare("UPDATE runs SET session = ? WHERE state = 'queued' AND coalesce(session, '') = ?");
  const record = db.prepare(`
    SELECT name, text, document, settings, queued_at, started_at, finished_at, resume FROM runs JOIN workflows ON workflows.hash = runs.workflow
    WHERE id = ?`);

  const write = (work: () => void): void => {
    guarded(folder, () => {
      db.transaction(work).immediate();
    });
  };

  return {
    runQueued({ runId, name, workflowText, documentId = null, settings, at }) {
      assertClean(workflowText, 'The graph');
      write(() => {
        const workflow = createHash('sha256').update(workflowText).digest('hex');
        insertWorkflow.run(workflow, workflowText);
        let queuedAt = at;
        // Lists are paged by it.
        while (isTaken.get(queuedAt) !== undefined) queuedAt++;
        insertRun.run({
          id: runId,
          name,
          workflow,
          document: documentId,
          settings: JSON.stringify(settings),
          session: sessions.own,
          at: queuedAt,
        });
      });
    },
    runReopened(runId, settings, resume) {
      write(() => {
        const { changes } = reopen.run({
          id: runId,
          settings: JSON.stringify(settings),
          resume: JSON.stringify(resume),
          session: sessions.own,
        });
        if (changes !== 1) throw new BadInputError('That run waits or runs already.');
      });
    },
    runMoved(runId, before) {
      write(() => {
        const waiting = ids.parse(queue.all());
        if (!waiting.includes(runId)) throw notWaiting();
        const others = waiting.filter((id) => id !== runId);
        const at = before === null ? -1 : others.indexOf(before);
        others.splice(at < 0 ? others.length : at, 0, runId);
        others.forEach((id, index) => place.run(index + 1, id));
      });
    },
    runStarted(runId, at) {
      write(() => {
        if (start.run({ id: runId, session: sessions.own, at }).changes !== 1) throw notWaiting();
        forgetPlanned.run(runId);
      });
    },
    runFinished(runId, outcome, at) {
      const end = () => {
        write(() => {
          cancelPlanned.run(at, runId);
          finish.run(at, outcome, runId);
        });
      };
      try {
        end();
      } catch (caught) {
        // Else the run would seem to be under way until the program ends.
        deferred.add(`end of ${runId}`, end);
        throw caught;
      }
    },
    runDropped(runId, at) {
      write(() => {
        if (drop.run({ id: runId, at }).changes !== 1) throw notWaiting();
      });
    },
    adoptWaitingRuns() {
      write(() => {
        const dead = ids.parse(waitingSessions.all()).filter((session) => session === '' || !sessions.isAlive(session));
        for (const session of dead) adopt.run(sessions.own, session);
      });
    },
    waitingRuns: () => guarded(folder, () => ids.parse(ownQueue.all(sessions.own))),
    runRecord: (runId) =>
      guarded(folder, () => {
        const row = record.get(runId);
        return row === undefined ? undefined : recordOf(runId, recordRow.parse(row));
      }),
  };
}

function recordOf(runId: string, row: z.output<typeof recordRow>): RunRecord {
  return {
    runId,
    name: row.name,
    workflowText: row.text,
    ...(row.document !== null && { documentId: row.document }),
    settings: dated(row.settings, row.queued_at),
    ...(row.started_at !== null && { startedAt: row.started_at }),
    ...(row.resume && { resume: dated(row.resume, row.finished_at ?? row.queued_at) }),
  };
}

/** An earlier version noted no moment: what was cut off when the run was asked for, or had ended, was agreed to. */
function dated<T extends { readonly repeatUnknown?: RepeatUnknown }>(wishes: T, at: number): T {
  return wishes.repeatUnknown === true ? withMoment(wishes, at) : wishes;
}

function notWaiting(): NotFoundError {
  return new NotFoundError('That run does not wait.', { hint: 'It has started, or was taken out of the queue.' });
}
