import { canMake, type CallKind } from '#shared/graph/callKinds';
import { fuzzyFind } from '../ui/fuzzy/fuzzyFind.ts';
import { MODEL_NEEDS, type ModelNeed } from './modelNeeds.ts';
import type { ModelGroup, ModelRow } from './modelRows.ts';

export type SortKey = 'price' | 'name' | 'references' | 'retires';

export interface ModelWishes {
  readonly typed: string;
  /** Those that can not do all that is asked are left away. */
  readonly onlyAble: boolean;
  /** `all`: whatever they make. */
  readonly makes: CallKind | 'all';
  /** Empty: any. */
  readonly maker: string;
  readonly needs: ReadonlySet<ModelNeed>;
  /** Most that a picture may cost, USD; 0: any. */
  readonly mostPrice: number;
  readonly sort: SortKey;
}

export interface RowGroup {
  /** `unlisted`: what was typed, as an id. */
  readonly group: ModelGroup | 'unlisted';
  readonly rows: readonly ModelRow[];
}

const GROUPS: readonly ModelGroup[] = ['able', 'less', 'gone'];

/** What is wished for, in groups; in each the best match first where something is typed, else as it is sorted. Without a price comes last. */
export function arrangeRows(rows: readonly ModelRow[], wishes: ModelWishes): readonly RowGroup[] {
  const fitting = rows.filter((row) => fits(row, wishes));
  const sorted = fitting.toSorted(ORDERS[wishes.sort]);
  const found = fuzzyFind(sorted, wishes.typed, ({ model, maker, provider }) => ({
    title: model.title,
    names: [model.id],
    parts: [maker, provider.title],
  })).map(({ item }) => item);
  return GROUPS.map((group) => ({ group, rows: found.filter((row) => row.group === group) })).filter(
    (each) => each.rows.length > 0,
  );
}

function fits(row: ModelRow, wishes: ModelWishes): boolean {
  const { model, maker, group } = row;
  return (
    (!wishes.onlyAble || group === 'able') &&
    (wishes.makes === 'all' || canMake(model, wishes.makes)) &&
    (wishes.maker === '' || maker === wishes.maker) &&
    (wishes.mostPrice === 0 || amountOf(row) <= wishes.mostPrice * 1_000_000) &&
    [...wishes.needs].every((need) => MODEL_NEEDS[need].isMet(row))
  );
}

type Order = (one: ModelRow, other: ModelRow) => number;

const byName: Order = (one, other) => one.model.title.localeCompare(other.model.title, 'en', { numeric: true });
const NEVER = '9999';

const ORDERS: Readonly<Record<SortKey, Order>> = {
  price: (one, other) => difference(amountOf(one), amountOf(other)) || byName(one, other),
  name: byName,
  references: (one, other) => other.model.maxReferences - one.model.maxReferences || byName(one, other),
  retires: (one, other) =>
    (one.model.retires ?? NEVER).localeCompare(other.model.retires ?? NEVER) || byName(one, other),
};

function amountOf({ price }: ModelRow): number {
  return price?.microUsd ?? Infinity;
}

/** Of two endless ones there is none. */
function difference(one: number, other: number): number {
  return one === other ? 0 : one - other;
}
