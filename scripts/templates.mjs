/** `npm run templates [id …]`: runs the templates with the sample provider and draws the pictures of what they give anew. */
import { continueIn, ensureInstalled, requireNode } from './prepare.mjs';

requireNode();
await ensureInstalled();
await continueIn('scripts/templates/main.mjs', process.argv.slice(2));
