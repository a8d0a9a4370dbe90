import { Fragment, useState } from 'react';
import { ChevronRight } from 'lucide-react';
import type { LedgerCall } from '#shared/api/contract';
import { nameOfRow } from '#shared/graph/rows/Row';
import { formatMoney } from '#shared/graph/Money';
import { localDay } from '#shared/runs/localDay';
import { useRunHistory, useStudio } from '../../stores/hooks.ts';
import { Icon } from '../../ui/Icon.tsx';
import { formatClock } from '../../ui/formatDay.ts';
import { formatDuration, formatMoment, formatTime } from '../../ui/formats.ts';
import { CallFacts } from './CallFacts.tsx';
import { CALL_STATE } from '../run/runWords.ts';
import './CallTable.css';

export interface CallTableProps {
  readonly calls: readonly LedgerCall[];
  /** Of the nodes, by their ids. */
  readonly names: ReadonlyMap<string, string>;
}

/** Every call of a run, in the order they were made; a row opens what was sent and what came back. */
export function CallTable({ calls, names }: CallTableProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (callId: string) => {
    const next = new Set(open);
    if (!next.delete(callId)) next.add(callId);
    setOpen(next);
  };
  if (calls.length === 0) return <p className="run-batches__none">No call was planned.</p>;
  return (
    <table className="calls">
      <thead>
        <tr>
          <th scope="col" className="calls__number">
            #
          </th>
          <th scope="col">Node</th>
          <th scope="col">Seed</th>
          <th scope="col" className="calls__model">
            Model
          </th>
          <th scope="col">State</th>
          <th scope="col" className="calls__wide">
            Sent
          </th>
          <th scope="col" className="calls__amount">
            Took
          </th>
          <th scope="col" className="calls__amount calls__wide">
            Estimate
          </th>
          <th scope="col" className="calls__amount">
            Cost
          </th>
        </tr>
      </thead>
      <tbody>
        {calls.map((call, at) => (
          <Fragment key={call.callId}>
            <CallRow
              call={call}
              number={at + 1}
              name={names.get(call.node) ?? call.node}
              isOpen={open.has(call.callId)}
              onToggle={toggle}
            />
            {open.has(call.callId) && (
              <tr id={`call-${call.callId}`} className="calls__facts">
                <td colSpan={9}>
                  <CallFacts call={call} />
                </td>
              </tr>
            )}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface CallRowProps {
  readonly call: LedgerCall;
  readonly number: number;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onToggle: (callId: string) => void;
}

function CallRow({ call, number, name, isOpen, onToggle }: CallRowProps) {
  const { callId, state, sentAt, finishedAt, estimate, cost, reused } = call;
  return (
    <tr
      className={isOpen ? 'calls__row calls__row--open' : 'calls__row'}
      onClick={() => {
        onToggle(callId);
      }}
    >
      <td className="calls__number">
        <button
          type="button"
          className="calls__toggle"
          aria-expanded={isOpen}
          aria-controls={isOpen ? `call-${callId}` : undefined}
          aria-label={`Call ${String(number)}`}
        >
          <Icon icon={ChevronRight} size={12} />
          <span className="mono">{number}</span>
        </button>
      </td>
      <td className="calls__name">
        {name}
        {call.kind === 'text' && <span className="calls__kind"> text</span>}
        {call.row && <span className="calls__kind"> {nameOfRow(call.row)}</span>}
      </td>
      <td className="mono">{call.seed}</td>
      <td className="mono calls__model">{call.model}</td>
      <td className={`calls__state calls__state--${state}`}>{reused ? <Reused {...reused} /> : CALL_STATE[state]}</td>
      <td className="calls__wide">{sentAt === null ? '–' : formatTime(sentAt)}</td>
      <td className="calls__amount">
        {sentAt !== null && finishedAt !== null ? formatDuration(Math.max(0, finishedAt - sentAt)) : '–'}
      </td>
      <td className="mono calls__amount calls__wide">{formatMoney({ ...estimate, kind: 'estimate' })}</td>
      <td className="mono calls__amount">{cost ? formatMoney(cost) : '–'}</td>
    </tr>
  );
}

/** Nothing was sent: the result was there, from another run or from earlier in this one. */
function Reused({ runId, saved }: NonNullable<LedgerCall['reused']>) {
  const { runHistory } = useStudio();
  const isThisOne = useRunHistory((state) => state.openId === runId);
  const queuedAt = useRunHistory((state) => state.runs?.find((run) => run.runId === runId)?.queuedAt);
  if (isThisOne) return 'Reused from earlier in this run';
  return (
    <>
      Reused from{' '}
      <button
        type="button"
        className="calls__link"
        title={`Saved ${formatMoney(saved)}`}
        onClick={(event) => {
          event.stopPropagation();
          runHistory.getState().open(runId);
        }}
      >
        {queuedAt === undefined ? 'an earlier run' : `the run of ${whenShort(queuedAt)}`}
      </button>
    </>
  );
}

/** Today's by the time alone. */
function whenShort(at: number): string {
  return localDay(at) === localDay(Date.now()) ? formatClock(at) : formatMoment(at);
}
