import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** px, as the system counts them. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export type WindowTheme = 'dark' | 'light' | 'system';

/** What a window is remembered by, from one start to the next. */
export interface WindowState {
  /** Its place when it is not maximised; absent: never shown. */
  readonly bounds?: Bounds;
  readonly isMaximized: boolean;
  readonly theme: WindowTheme;
}

const FIRST: WindowState = { isMaximized: false, theme: 'dark' };
const FIRST_SIZE = { width: 1440, height: 900 };
const SMALLEST = { width: 800, height: 520 };
/** Of a window's upper edge, px, so much must be on a screen for a person to get hold of it. */
const GRIP = { width: 120, height: 40 };

/** What was written last. Read before the window is shown: one small file, and no library to parse it. Nonsense counts as nothing. */
export function readWindowState(folder: string): WindowState {
  let told: unknown;
  try {
    told = JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'));
  } catch {
    // Not there at the first start; broken, it costs no more than the place of a window.
    return FIRST;
  }
  const bounds = boundsOf(field(told, 'bounds'));
  const theme = field(told, 'theme');
  return {
    ...(bounds && { bounds }),
    isMaximized: field(told, 'isMaximized') === true,
    theme: theme === 'light' || theme === 'system' ? theme : 'dark',
  };
}

/** Whole or not at all: beside its place, then renamed. */
export function writeWindowState(folder: string, state: WindowState): void {
  const path = join(folder, 'window.json');
  const temporary = `${path}.${String(process.pid)}.tmp`;
  try {
    writeFileSync(temporary, JSON.stringify(state), { mode: 0o600 });
    renameSync(temporary, path);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/**
 * Where a window is to appear: where it was, unless no screen shows enough of it any more; never larger than its screen.
 * @param screens the room each screen leaves for windows, the main one first
 */
export function placeWindow(bounds: Bounds | undefined, screens: readonly Bounds[]): Partial<Bounds> {
  const home = bounds && screens.find((screen) => showsGrip(bounds, screen));
  const screen = home ?? screens[0];
  const { width, height } = bounds ?? FIRST_SIZE;
  const size = {
    width: Math.max(SMALLEST.width, Math.min(width, screen?.width ?? width)),
    height: Math.max(SMALLEST.height, Math.min(height, screen?.height ?? height)),
  };
  return bounds && home ? { x: bounds.x, y: bounds.y, ...size } : size;
}

function showsGrip({ x, y, width }: Bounds, screen: Bounds): boolean {
  const across = Math.min(x + width, screen.x + screen.width) - Math.max(x, screen.x);
  const down = screen.y + screen.height - y;
  return across >= GRIP.width && y >= screen.y && down >= GRIP.height;
}

function boundsOf(told: unknown): Bounds | undefined {
  const [x, y, width, height] = ['x', 'y', 'width', 'height'].map((name) => field(told, name));
  const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return undefined;
  return width > 0 && height > 0 ? { x, y, width, height } : undefined;
}

function field(told: unknown, name: string): unknown {
  return typeof told === 'object' && told !== null ? (told as Readonly<Record<string, unknown>>)[name] : undefined;
}
