import type { Studio } from '../stores/studio.ts';

/** What a command does; what it is called and which keys it has is in the table of commands. */
export type Command = (studio: Studio) => unknown;
