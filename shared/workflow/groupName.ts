/** What a group is called that has no name of its own. */
export function groupName(number: number): string {
  return `Group ${String(number)}`;
}

/** Whether a name is one of these, and so tells nothing of a person. */
export function isGroupName(name: string): boolean {
  return /^Group(?: \d{1,4})?$/.test(name);
}
