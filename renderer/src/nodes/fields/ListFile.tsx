import { useEffect, useState } from 'react';
import { promptList } from '#shared/nodes/promptList';
import type { WorkflowNode } from '#shared/workflow/Workflow';
import { useFileName, useGraph, useStudio } from '../../stores/hooks.ts';
import { LIST_NOT_ALLOWED } from '../../stores/running/reasonsToAsk.ts';
import { useAnswer } from '../../stores/useAnswer.ts';
import { Button } from '../../ui/Button.tsx';
import { Callout } from '../../ui/Callout.tsx';
import { ReportCallout } from '../../ui/ReportCallout.tsx';
import { AllowList } from './AllowList.tsx';
import { ListPreview } from '../bodies/ListPreview.tsx';

/** A pause in typing, ms: half a path is no file. */
const PAUSE_MS = 400;

export interface ListFileProps {
  readonly node: WorkflowNode;
  readonly format: string;
  readonly file: string;
  /** Looked at again where this changes. */
  readonly since: string;
}

/** What the file of a list holds now. Its columns go into the graph, for they are the node's sockets. */
export function ListFile({ node, format, file, since }: ListFileProps) {
  const graphFile = useFileName() ?? null;
  const list = useSettled(file);
  const allowed = useAllowances();
  const { value, error } = useAnswer('list.look', { graph: graphFile, list, format }, `${since} ${String(allowed)}`);
  const columns = format === 'csv' && list === file && value?.fault === null ? value.columns : undefined;
  const isOther = useColumns(node, columns, `${format} ${file}`);
  if (error && !value) {
    return <ReportCallout report={error}>{error.code === LIST_NOT_ALLOWED && <AllowList list={list} />}</ReportCallout>;
  }
  if (!value) return null;
  return (
    <>
      <ListPreview {...value} />
      {isOther && columns && <OtherColumns node={node.id} columns={columns} />}
    </>
  );
}

/** The file was given other columns since its graph was saved: wires may hang on those that are gone. */
function OtherColumns({ node, columns }: { readonly node: string; readonly columns: readonly string[] }) {
  const graph = useGraph();
  return (
    <Callout tone="note">
      <p>The file has other columns now.</p>
      <Button
        onClick={() => {
          graph.getState().setField(node, 'columns', columns);
        }}
      >
        Take them
      </Button>
    </Callout>
  );
}

/**
 * Keeps the columns of a file with the node. Those of a file that was just named, or never looked at, are taken at once; where they are others
 * than the graph was saved with, that is the user's to say. Gives whether it is.
 */
function useColumns(node: WorkflowNode, columns: readonly string[] | undefined, about: string): boolean {
  const graph = useGraph();
  const [first] = useState(about);
  const [isChanged, setChanged] = useState(false);
  if (about !== first && !isChanged) setChanged(true);
  const check = promptList.fields.columns.check(node.fields?.['columns'] ?? []);
  const known = check.ok ? check.value : [];
  const isOther = columns !== undefined && JSON.stringify(columns) !== JSON.stringify(known);
  const isTaken = isOther && (isChanged || known.length === 0);
  const id = node.id;
  useEffect(() => {
    if (isTaken) graph.getState().setField(id, 'columns', columns);
  }, [isTaken, graph, id, columns]);
  return isOther && !isTaken;
}

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setSettled(text);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return settled;
}

/** How often a list was allowed since: then it is looked at again. */
function useAllowances(): number {
  const { news } = useStudio();
  const [count, setCount] = useState(0);
  useEffect(
    () =>
      news.on('list-allowed', () => {
        setCount((before) => before + 1);
      }),
    [news],
  );
  return count;
}
