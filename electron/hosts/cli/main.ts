/** The command line’s entry. */
import { requireNode } from '../requireNode.ts';

requireNode();
await import('./program.ts');
