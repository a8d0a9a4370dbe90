/** The types a wire can have. A wire carries a list of one of them; a single value is a list of one. */
import type { GenerationConfig, ImageRef, ProviderChoice } from './generation.ts';

/** What one item on a wire is. */
export interface SocketValues {
  provider: ProviderChoice;
  config: GenerationConfig;
  text: string;
  integer: number;
  images: ImageRef;
}

export type SocketType = keyof SocketValues;

/** Names of the socket types as a person reads them. */
export const SOCKET_TITLES: Readonly<Record<SocketType, string>> = {
  provider: 'provider',
  config: 'config',
  text: 'text',
  integer: 'integer',
  images: 'images',
};
