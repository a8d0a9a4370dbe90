/** The command line’s entry. */
import { refuseOldNode } from '../refuseOldNode.ts';

refuseOldNode();
await import('./program.ts');
