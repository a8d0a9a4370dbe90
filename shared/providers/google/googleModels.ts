import { geminiModels } from '../gemini/geminiModels.ts';

export const googleModels = geminiModels();
