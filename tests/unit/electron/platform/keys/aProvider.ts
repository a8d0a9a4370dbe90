import type { HttpProvider } from '#shared/providers/ProviderAdapter';
import { google } from '#shared/providers/google';

/** A provider whose names the tests know. */
export const PROVIDER: HttpProvider = {
  ...google,
  id: 'acme',
  title: 'Acme AI',
  keysUrl: 'https://acme.example/keys',
  defaultKeyName: 'ACME_API_KEY',
  otherKeyNames: ['ACME_KEY'],
  defaultBaseUrl: 'https://api.acme.example',
  baseUrlVariable: 'LUMI_ACME_BASE_URL',
};
