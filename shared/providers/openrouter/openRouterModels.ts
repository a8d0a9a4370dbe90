import { geminiModels } from '../families/gemini/geminiModels.ts';

export const openRouterModels = geminiModels('google/');
