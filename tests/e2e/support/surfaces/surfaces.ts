import { ARRIVING_SURFACES } from './arrivingSurfaces.ts';
import { DIALOG_SURFACES, FINDING_SURFACES } from './dialogSurfaces.ts';
import { EXPORT_SURFACES, FILE_SURFACES } from './fileSurfaces.ts';
import { GRAPH_SURFACES, MENU_SURFACES } from './graphSurfaces.ts';
import { GROUP_SURFACES } from './groupSurfaces.ts';
import { HISTORY_SURFACES } from './historySurfaces.ts';
import { SETTINGS_SURFACES } from './settingsSurfaces.ts';
import { VIEW_SURFACES } from './viewSurfaces.ts';

/** By parts, each of which is walked through in one go: eight at most, so that none takes long. */
export const SURFACES = {
  graph: GRAPH_SURFACES,
  menus: MENU_SURFACES,
  finding: FINDING_SURFACES,
  dialogs: DIALOG_SURFACES,
  files: FILE_SURFACES,
  exports: EXPORT_SURFACES,
  settings: SETTINGS_SURFACES,
  views: VIEW_SURFACES,
} as const;

/** Those that axe alone looks at. */
export const MORE_SURFACES = {
  groups: GROUP_SURFACES,
  arriving: ARRIVING_SURFACES,
  history: HISTORY_SURFACES,
} as const;
