import { changedWords } from '#shared/texts/changedWords';
import type { Palette } from '#shared/graph/NodeDefinition';
import type { Change } from '#shared/workflow/compare/Change';
import type { Bookmark, Workflow, WorkflowEdge } from '#shared/workflow/Workflow';
import { placeWords } from '../commands/goToBookmark.ts';
import { WordChanges } from '../gallery/look/differ/WordChanges.tsx';
import { copyText } from '../stores/copyText.ts';
import { useStudio } from '../stores/hooks.ts';
import { Button } from '../ui/Button.tsx';
import { fieldLabel, isLong, nameOf, valueWords, type ChangeRow } from './changeRows.ts';
import type { ComparedGraphs } from './drawComparison.ts';
import { counted } from './versionWords.ts';

interface ChangeDetailProps {
  readonly row: ChangeRow;
  readonly graphs: ComparedGraphs;
  /** Takes it from A into the graph as it is now; absent: B is not that graph. */
  readonly onTake: (() => void) | undefined;
}

/** One change in full, and what can be taken of it. */
export function ChangeDetail({ row, graphs, onTake }: ChangeDetailProps) {
  const studio = useStudio();
  const [change] = row.changes;
  if (!change) return null;
  const copied = copyOf(change);
  return (
    <section className="history-detail" aria-label="The change in full">
      <header className="history-detail__head">
        <h3 dir="auto">{row.name}</h3>
        <span>{[row.part, row.now].filter((part) => part !== '').join(' · ')}</span>
      </header>
      <Both change={change} graphs={graphs} />
      <div className="history-detail__buttons">
        <Button disabled={!onTake} onClick={onTake}>
          {takeLabel(change)}
        </Button>
        {copied !== undefined && (
          <Button
            onClick={() => {
              void copyText(studio, copied);
            }}
          >
            Copy A
          </Button>
        )}
      </div>
      {!onTake && <p className="history-detail__note">Parts are taken into the graph as it is now: choose Now as B.</p>}
    </section>
  );
}

function Both({ change, graphs }: { readonly change: Change; readonly graphs: ComparedGraphs }) {
  const a = { graph: graphs.a, palette: graphs.paletteA };
  const b = { graph: graphs.b, palette: graphs.paletteB };
  const wires = (edges: readonly WorkflowEdge[], side: typeof a) =>
    edges.map(({ from }) => nameOf(side, change.group, from.node)).join(', ') || 'nothing';
  switch (change.kind) {
    case 'field':
      return isLong(change.before) || isLong(change.after) ? (
        <Words before={textOf(change.before)} after={textOf(change.after)} />
      ) : (
        <Sides before={valueWords(change.before)} after={valueWords(change.after)} isMono />
      );
    case 'node-added':
    case 'node-gone': {
      const side = change.kind === 'node-added' ? b : a;
      const fields = Object.entries(change.node.fields ?? {});
      return (
        <>
          <p className="history-detail__note">
            {change.kind === 'node-added' ? 'It is in B only.' : 'It is in A only, and comes back with its wires.'}
          </p>
          <dl className="history-detail__fields">
            {fields.map(([field, value]) => (
              <div key={field}>
                <dt>{fieldLabel(side, change.group, change.node.id, field)}</dt>
                <dd dir="auto">{valueWords(value)}</dd>
              </div>
            ))}
          </dl>
        </>
      );
    }
    case 'wires':
      return <Sides before={`from ${wires(change.before, a)}`} after={`from ${wires(change.after, b)}`} />;
    case 'title':
      return <Sides before={change.before ?? 'unset'} after={change.after ?? 'unset'} />;
    case 'name':
      return <Sides before={change.before} after={change.after} />;
    case 'mode':
      return <Sides before={change.before ?? 'runs'} after={change.after ?? 'runs'} />;
    case 'type':
      return <Sides before={change.before.type} after={change.after.type} />;
    case 'group-added':
    case 'group-gone':
      return (
        <p className="history-detail__note">
          {counted(change.definition.nodes.length, 'node')} in it.{' '}
          {change.kind === 'group-added' ? 'It is in B only.' : 'It is in A only.'}
        </p>
      );
    case 'group-face':
      return (
        <Sides
          before={`${change.before.name}: ${change.before.fields.map(({ label, name }) => label ?? name).join(', ') || 'no fields'}`}
          after={`${change.after.name}: ${change.after.fields.map(({ label, name }) => label ?? name).join(', ') || 'no fields'}`}
        />
      );
    case 'form':
      return (
        <Sides
          before={counted(change.before?.fields.length ?? 0, 'field')}
          after={counted(change.after?.fields.length ?? 0, 'field')}
        />
      );
    case 'bookmarks':
      return <Sides before={bookmarkWords(change.before, a)} after={bookmarkWords(change.after, b)} />;
    case 'look':
      return (
        <p className="history-detail__note">
          They lie elsewhere or have another size. What the graph does is the same.
        </p>
      );
  }
}

/** Their names, each with the group it is in. */
function bookmarkWords(
  bookmarks: readonly Bookmark[] = [],
  { graph, palette }: { readonly graph: Workflow; readonly palette: Palette },
): string {
  const words = bookmarks.map((each) => {
    const place = placeWords(graph, palette, each);
    return place === undefined ? each.name : `${each.name} (${place})`;
  });
  return words.join(', ');
}

function Words({ before, after }: { readonly before: string; readonly after: string }) {
  const { added, gone } = changedWords(before, after);
  return (
    <>
      <p className="history-detail__text" dir="auto">
        <WordChanges first={before} second={after} />
      </p>
      <p className="history-detail__note">
        + {counted(added, 'word')}, − {counted(gone, 'word')}
      </p>
    </>
  );
}

function Sides({
  before,
  after,
  isMono = false,
}: {
  readonly before: string;
  readonly after: string;
  readonly isMono?: boolean;
}) {
  return (
    <dl className="history-detail__sides">
      <dt>A</dt>
      <dd className={isMono ? 'mono' : undefined} dir="auto">
        {before}
      </dd>
      <dt>B</dt>
      <dd className={isMono ? 'mono' : undefined} dir="auto">
        {after}
      </dd>
    </dl>
  );
}

function takeLabel(change: Change): string {
  switch (change.kind) {
    case 'field':
      return isLong(change.before) || isLong(change.after) ? 'Take this text from A' : 'Take this value from A';
    case 'node-added':
      return 'Take it out';
    case 'group-added':
      return 'Take it and its uses out';
    case 'node-gone':
    case 'group-gone':
      return 'Put it back';
    case 'wires':
      return 'Take these wires from A';
    case 'look':
      return 'Take these places from A';
    case 'title':
    case 'mode':
    case 'type':
    case 'group-face':
    case 'name':
    case 'form':
    case 'bookmarks':
      return 'Take this from A';
  }
}

/** What of A goes to the clipboard; `undefined`: nothing that is a text. */
function copyOf(change: Change): string | undefined {
  if (change.kind === 'field') return change.before === undefined ? undefined : textOf(change.before);
  if (change.kind === 'title' || change.kind === 'name') return change.before;
  return undefined;
}

function textOf(value: Parameters<typeof valueWords>[0]): string {
  return typeof value === 'string' ? value : value === undefined ? '' : valueWords(value);
}
