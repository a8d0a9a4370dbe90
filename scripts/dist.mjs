/** `npm run dist [electron-builder’s arguments]`: builds everything from what is here and packs it for this system. */
import { makeIcons } from './icons.mjs';
import { fetchNatives } from './natives.mjs';
import { ensureDesktop, ensureInstalled, ensurePage, requireNode, runTool, say } from './prepare.mjs';

/** What `electron-builder.yml` packs for; Linux only for the machine it is packed on. */
const ARCHITECTURES = { darwin: ['x64', 'arm64'], win32: ['x64', 'arm64'] };

requireNode();
await ensureInstalled();
await ensurePage();
await ensureDesktop();
say('Drawing the icons.');
await makeIcons();
for (const arch of ARCHITECTURES[process.platform] ?? []) await fetchNatives(process.platform, arch);
say('Packing.');
process.exitCode = await runTool('electron-builder/cli.js', process.argv.slice(2));
