import type { PixelSize } from '#shared/providers/Model';
import type { EffectiveRequest } from '#shared/providers/Effective';
import type { HttpProvider, ProviderAdapter } from '#shared/providers/ProviderAdapter';
import type { Partials } from '../disk/createPartials.ts';
import type { Http } from './Http.ts';
import type { ReceiveOptions } from './receivePictures.ts';

/** What calls are made with. */
export interface GeneratorOptions {
  readonly findProvider: (id: string) => ProviderAdapter | undefined;
  readonly http: Pick<Http, 'send' | 'download' | 'get'>;
  /** @throws KeyMissingError, KeyNotApprovedError, KeyMismatchError */
  readonly readKey: (provider: HttpProvider, keyName: string) => Promise<string>;
  /** Without a slash at its end. */
  readonly baseUrl: (provider: HttpProvider) => string;
  readonly probe: ReceiveOptions['probe'];
  readonly decode: ReceiveOptions['decode'];
  readonly draw: (
    request: EffectiveRequest,
    pixels: PixelSize,
    path: string,
    meta: { readonly index: number; readonly seed: number },
  ) => Promise<void>;
  readonly partials: Pick<Partials, 'begin'>;
  /** Where each call gets a folder, named by its id, for what arrives; on the same volume as the library. One that is left empty is removed. */
  readonly incoming: string;
  /** Where pictures go that were paid for and cannot be read. */
  readonly unreadableFolder: string;
}

/** Of one call. */
export interface CallOptions extends GeneratorOptions {
  /** For what arrives. */
  readonly folder: string;
}
