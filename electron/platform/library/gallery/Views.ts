import { NotFoundError } from '#shared/errors/inputErrors';
import type { GalleryQuery, RowPage } from '#shared/api/contract';

/** A view that was opened: the numbers of its pictures in order, which do not change while it is open. */
export interface View {
  readonly groupBy: GalleryQuery['groupBy'];
  /** Worked out when more is asked for than was told at once. */
  readonly numbers: () => Promise<Int32Array>;
  /** Rows that are known without the rest; `undefined`: these are not. */
  readonly beginning?: (from: number, limit: number) => RowPage | undefined;
}

/** So many are kept; the one that was asked for least recently goes. */
const MOST_VIEWS = 6;

/** Views by their names. */
export class Views {
  readonly #views = new Map<string, View>();

  add(name: string, view: View): void {
    this.#views.set(name, view);
    const [oldest] = this.#views.keys();
    if (this.#views.size > MOST_VIEWS && oldest !== undefined) this.#views.delete(oldest);
  }

  /** @throws NotFoundError for one that is not open any more */
  get(name: string): View {
    const view = this.#views.get(name);
    if (!view) throw new NotFoundError('That view of the gallery is not open any more.', { hint: 'Open it again.' });
    this.#views.delete(name);
    this.#views.set(name, view);
    return view;
  }
}
