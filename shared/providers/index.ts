import { createCatalogue } from './Catalogue.ts';
import { google } from './google.ts';
import { openrouter } from './openrouter.ts';
import { sample } from './sample.ts';

/** The providers that are shipped, in the order they are offered. Only what puts a program together imports them; everyone else is handed a catalogue. */
export const catalogue = createCatalogue([google, openrouter, sample]);

export const { providers, find: findProvider } = catalogue;
