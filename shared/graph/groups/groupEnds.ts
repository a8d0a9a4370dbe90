/** The type of the nodes in a group that stand for what is wired into a use of it. Only the editor knows them. */
export const GROUP_INPUTS = 'group-inputs';
/** The same, for what is wired out of it. */
export const GROUP_OUTPUTS = 'group-outputs';
