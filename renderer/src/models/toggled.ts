/** A set with a member that it lacked, or without it. */
export function toggled<T>(set: ReadonlySet<T>, member: T): ReadonlySet<T> {
  return set.has(member) ? new Set([...set].filter((each) => each !== member)) : new Set([...set, member]);
}
