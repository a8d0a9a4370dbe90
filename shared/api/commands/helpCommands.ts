import type { CommandFacts } from './CommandFacts.ts';

/** The menu Help. */
export const helpCommands = {
  shortcuts: {
    title: 'List the shortcuts',
    keywords: ['keyboard', 'hotkeys', 'keybindings', 'help'],
    group: 'Help',
    section: 1,
    keys: ['?'],
    needsNoPage: true,
  },
  report: {
    title: 'Make a report…',
    keywords: ['bug', 'feedback', 'diagnostics', 'support'],
    group: 'Help',
    section: 2,
    keys: [],
    needsNoPage: true,
  },
} as const satisfies Readonly<Record<string, CommandFacts>>;
