import { geminiModels } from '../families/gemini/geminiModels.ts';

export const googleModels = geminiModels();
