import { createCatalogue } from './Catalogue.ts';
import { google } from './google.ts';
import { openai } from './openai.ts';
import { openrouter } from './openrouter.ts';
import { sample } from './sample.ts';

/** The providers that are shipped, in the order they are offered. Only `shipped` imports this; everyone else is handed a catalogue. */
export const catalogue = createCatalogue([google, openrouter, openai, sample]);
