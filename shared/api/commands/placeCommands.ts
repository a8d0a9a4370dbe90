import type { CommandFacts } from './CommandFacts.ts';

/** A section of the menu View: into groups and out of them. */
export const placeCommands = {
  'open-group': {
    title: 'Open group',
    keywords: ['enter subgraph', 'edit group', 'go inside', 'step in'],
    group: 'View',
    section: 4,
    submenu: 'Go to',
    keys: ['Alt+ArrowDown'],
    where: 'canvas',
  },
  'leave-group': {
    title: 'Leave group',
    keywords: ['exit subgraph', 'go up', 'close group', 'step out', 'back'],
    group: 'View',
    section: 4,
    submenu: 'Go to',
    keys: ['Alt+ArrowUp'],
    where: 'canvas',
  },
} as const satisfies Readonly<Record<string, CommandFacts>>;
