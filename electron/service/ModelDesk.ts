import type { Announcement, CallInput, CallOutput } from '#shared/api/contract';
import { AppError } from '#shared/errors/AppError';
import { reportOf } from '#shared/errors/reportOf';
import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import type { ServicePorts } from './ports/ServicePorts.ts';

type Refreshed = CallOutput<'models.refresh'>;

/** A list is asked for anew once it is a day old, ms. */
const DAY_MS = 24 * 60 * 60 * 1000;
/** Between two looks whether one is, and from the start to the first: nothing of it is in the way of what one starts for. ms */
const LOOK_MS = 60 * 60 * 1000;
const FIRST_LOOK_MS = 30_000;
/** While one is asked unasked, between two looks whether a run has begun, ms. */
const BUSY_LOOK_MS = 250;

/** Keeps what is known of models new: when told to, and once a day while nothing runs. */
export class ModelDesk {
  readonly #ports: Pick<ServicePorts, 'engine' | 'keys' | 'models' | 'settings'>;
  readonly #announce: (announcement: Announcement) => void;
  readonly #isBusy: () => boolean;
  readonly #asking = new Map<string, Promise<Refreshed[number]>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(
    ports: Pick<ServicePorts, 'engine' | 'keys' | 'models' | 'settings'>,
    announce: (announcement: Announcement) => void,
    isBusy: () => boolean,
  ) {
    this.#ports = ports;
    this.#announce = announce;
    this.#isBusy = isBusy;
  }

  /** Asks one, or all that somebody has a key for, or all that answer. One that has no list is told as an error of it. */
  async refresh({ provider, keyless }: CallInput<'models.refresh'>): Promise<Refreshed> {
    if (provider !== undefined) return [await this.#ask(provider)];
    const asked = await this.#listing(keyless === true);
    return Promise.all(asked.map(({ id }) => this.#ask(id)));
  }

  /** From now on once a day. */
  watch(): void {
    this.#timer ??= setTimeout(() => {
      void this.#look();
    }, FIRST_LOOK_MS).unref();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #look(): Promise<void> {
    try {
      if (!this.#isBusy() && this.#ports.settings.current.renewModels) {
        const { engine, models } = this.#ports;
        const read = new Map(models.lists().map((list) => [list.provider, Date.parse(list.read)]));
        const now = engine.now();
        // One that lies in the future was written by a clock that is wrong: it counts as old.
        const isOld = (id: string) => Math.abs(now - (read.get(id) ?? -Infinity)) >= DAY_MS;
        for (const { id } of await this.#listing(false)) if (isOld(id)) await this.#askUnasked(id);
      }
    } catch (caught) {
      this.#ports.engine.log(caught);
    }
    if (this.#timer) {
      this.#timer = setTimeout(() => {
        void this.#look();
      }, LOOK_MS).unref();
    }
  }

  /** A run goes before what nobody asked for: it ends that, and it is asked again at the next look. */
  async #askUnasked(provider: string): Promise<void> {
    const ended = new AbortController();
    const watch = setInterval(() => {
      if (this.#isBusy()) ended.abort();
    }, BUSY_LOOK_MS).unref();
    try {
      if (!this.#isBusy()) await this.#ask(provider, ended.signal);
    } finally {
      clearInterval(watch);
    }
  }

  /** Two who ask at once are given one answer. */
  #ask(provider: string, signal?: AbortSignal): Promise<Refreshed[number]> {
    const under = this.#asking.get(provider);
    if (under) return under;
    const asked = this.#askAnew(provider, signal).finally(() => this.#asking.delete(provider));
    this.#asking.set(provider, asked);
    return asked;
  }

  async #askAnew(provider: string, signal: AbortSignal | undefined): Promise<Refreshed[number]> {
    try {
      const { models } = await this.#ports.models.refresh(provider, signal);
      this.#announce({ kind: 'models-changed' });
      const unheard = models.filter((model) => model.unheard).length;
      return { provider, count: models.length, ...(unheard > 0 && { unheard }) };
    } catch (caught) {
      if (!(caught instanceof AppError)) this.#ports.engine.log(caught);
      return { provider, error: reportOf(caught) };
    }
  }

  /** Those somebody has a key for: nobody else is asked unasked. `keyless`: also those that answer without. */
  async #listing(keyless: boolean): Promise<readonly HttpProvider[]> {
    const entries = await this.#ports.keys.list();
    const keyed = new Set(entries.flatMap(({ provider, source }) => (source === null ? [] : provider)));
    return this.#ports.engine.catalogue.providers.filter(
      (provider): provider is HttpProvider =>
        provider.kind === 'http' &&
        provider.listing !== undefined &&
        (keyed.has(provider.id) || (keyless && !provider.listing.needsKey)),
    );
  }
}
