/** The type of the nodes in a group that stand for what is wired into a use of it. Only the editor knows them. */
export const GROUP_INPUTS = 'group-inputs';
/** The same, for what is wired out of it. */
export const GROUP_OUTPUTS = 'group-outputs';

/** Whether a node stands for what goes into or out of the group it is in. */
export function isGroupEnd({ type }: { readonly type: string }): boolean {
  return type === GROUP_INPUTS || type === GROUP_OUTPUTS;
}
