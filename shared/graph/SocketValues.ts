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

/** What the socket types carry, as a person says it after a verb. */
export const SOCKET_TITLES: Readonly<Record<SocketType, string>> = {
  provider: 'a provider',
  config: 'settings',
  text: 'text',
  integer: 'a number',
  images: 'pictures',
};
