import { geminiModels } from '../gemini/geminiModels.ts';

export const openRouterModels = geminiModels('google/');
