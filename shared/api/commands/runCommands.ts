import type { CommandFacts } from './CommandFacts.ts';

/** The menu Run. */
export const runCommands = {
  run: {
    title: 'Run',
    keywords: ['queue prompt', 'generate', 'execute', 'render', 'play', 'start', 'submit'],
    group: 'Run',
    section: 1,
    keys: ['Ctrl+Enter'],
    whileTyping: true,
  },
  'run-selection': {
    title: 'Run to here',
    keywords: ['run selected', 'queue selected output nodes', 'partial execution'],
    group: 'Run',
    section: 1,
    keys: ['Ctrl+Shift+Enter'],
    where: 'canvas',
  },
  'run-from-here': {
    title: 'Run from here',
    keywords: ['continue from here', 'run downstream'],
    group: 'Run',
    section: 1,
    keys: ['Alt+Enter'],
    where: 'canvas',
  },
  'run-again': {
    title: 'Generate again',
    keywords: ['regenerate', 'rerun', 'reroll', 'new variation', 'ignore cache', 'without cache'],
    group: 'Run',
    section: 1,
    keys: ['Ctrl+Alt+Enter'],
  },
  'run-times': {
    title: 'Run several times…',
    keywords: ['batch count', 'repeat', 'queue several', 'number of runs'],
    group: 'Run',
    section: 1,
    keys: [],
  },
  preflight: {
    title: 'Check before running…',
    keywords: ['estimate', 'cost', 'price', 'dry run', 'validate', 'what will be sent'],
    group: 'Run',
    section: 2,
    keys: ['Alt+Shift+Enter'],
  },
  'retry-failed': {
    title: 'Retry failed',
    keywords: ['rerun errors', 'try again'],
    group: 'Run',
    section: 3,
    keys: ['Alt+R'],
    where: 'canvas',
  },
  stop: {
    title: 'Stop',
    keywords: ['interrupt', 'cancel', 'abort', 'halt'],
    group: 'Run',
    section: 4,
    keys: ['Ctrl+.'],
    whileTyping: true,
  },
  'pause-queue': {
    title: 'Pause the queue, or go on',
    keywords: ['hold the queue', 'resume queue'],
    group: 'Run',
    section: 4,
    keys: ['Alt+Q'],
    switches: true,
  },
} as const satisfies Readonly<Record<string, CommandFacts>>;
