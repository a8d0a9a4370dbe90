/** Between growing with the size and growing with its square. */
export const LINEAR = 9;
const ROUNDS = 3;
/** ms of processor time; below it a figure is noise. */
const NOISE_MS = 8;

/**
 * How many times longer work takes on four times as much: about 4 where it grows with the size, 16 where with its square. Counted in
 * processor time, the best of a few rounds each, so neither the machine's speed nor what else it does matters much. More
 * `rounds` are for work that takes much memory: that is when a busy machine is slow.
 */
export async function growthOf<T>(
  make: (size: number) => T,
  size: number,
  work: (given: T) => unknown,
  rounds = ROUNDS,
): Promise<number> {
  const small = await best(make(size), work, rounds);
  return (await best(make(size * 4), work, rounds)) / small;
}

async function best<T>(given: T, work: (given: T) => unknown, rounds: number): Promise<number> {
  let least = Infinity;
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    await work(given);
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1000);
  }
  return Math.max(least, NOISE_MS);
}
