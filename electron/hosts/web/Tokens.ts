import { isSame, newSecret } from './secrets.ts';

/** How long an address with a token opens the door, ms. */
export const TOKEN_LIFE_MS = 5 * 60_000;
/** At one time: whoever asks for more loses the oldest. */
const MOST = 8;

interface Issued {
  readonly token: string;
  readonly timer: NodeJS.Timeout;
  readonly onSpent: () => void;
}

/** The tokens that open the door: each once, and briefly. */
export class Tokens {
  readonly #lifeMs: number;
  #issued: readonly Issued[] = [];

  constructor(lifeMs: number) {
    this.#lifeMs = lifeMs;
  }

  /** `onSpent` is called once, when the token opens nothing any more, for whatever reason. */
  issue(onSpent: () => void = () => undefined): string {
    const token = newSecret();
    const timer = setTimeout(() => {
      this.#spend(issued);
    }, this.#lifeMs).unref();
    const issued = { token, timer, onSpent };
    for (const oldest of this.#issued.slice(0, -(MOST - 1))) this.#spend(oldest);
    this.#issued = [...this.#issued, issued];
    return token;
  }

  /** Whether it opens the door; from now on it does not. */
  take(offered: string): boolean {
    const issued = this.#issued.find(({ token }) => isSame(offered, token));
    if (issued) this.#spend(issued);
    return issued !== undefined;
  }

  /** Ends all of them. */
  close(): void {
    for (const issued of this.#issued) this.#spend(issued);
  }

  #spend(issued: Issued): void {
    clearTimeout(issued.timer);
    this.#issued = this.#issued.filter((other) => other !== issued);
    issued.onSpent();
  }
}
