import type { Catalogue } from '#shared/providers/Catalogue';
import type { LiveModel } from '#shared/graph/models/LiveList';
import type { Ports } from '../engine/Ports.ts';
import { createGenerator } from '../platform/http/createGenerator.ts';
import { createHttp } from '../platform/http/createHttp.ts';
import { createJobs, type JobOptions } from '../platform/http/createJobs.ts';
import { createModelReader } from '../platform/http/createModelReader.ts';
import { createKeyChecker } from '../platform/http/createKeyChecker.ts';
import type { ResolveProxy } from '../platform/http/systemProxy.ts';
import { baseUrl } from '../platform/keys/baseUrl.ts';
import type { EnvValues } from '../platform/keys/createEnvFileReader.ts';
import type { Keys } from '../platform/keys/createKeys.ts';
import type { SecretScanner } from '../platform/keys/createSecretScanner.ts';
import type { Log } from '../platform/log/openLog.ts';
import { logCalls } from '../service/runs/logRuns.ts';
import { noteKeys } from '../service/keys/noteKeys.ts';
import type { ServicePorts } from '../service/ports/ServicePorts.ts';
import { createReferenceReader } from './createReferenceReader.ts';
import type { OpenedPictures } from './openPictures.ts';

interface ProvidersSetup {
  readonly catalogue: Catalogue;
  readonly env: EnvValues;
  readonly keys: Keys;
  readonly secrets: SecretScanner;
  readonly pictures: OpenedPictures;
  readonly resolveProxy: ResolveProxy | undefined;
  readonly log: Log;
}

/** The ways to the providers of a catalogue: calls that make pictures, and questions about keys. */
export interface Providers extends Pick<ServicePorts, 'checkKey'>, Pick<Ports, 'generator' | 'jobs'> {
  /** What a provider says of its models. @throws as `createModelReader` */
  readonly readModels: (provider: string, signal?: AbortSignal) => Promise<readonly LiveModel[]>;
  close(): Promise<void>;
}

export function openProviders(setup: ProvidersSetup): Providers {
  const { catalogue, env, keys, secrets, pictures, resolveProxy, log } = setup;
  const { images, library, sentCopies, partials } = pictures;
  const http = createHttp({
    readPicture: createReferenceReader({ pictureFile: library.pictureFile, copies: sentCopies }),
    redactor: secrets.redactor,
    ...(resolveProxy && { resolveProxy }),
  });
  const callOptions: JobOptions = {
    findProvider: catalogue.find,
    http,
    readKey: keys.read,
    baseUrl: (provider) => baseUrl(provider, env),
    probe: images.probe,
    decode: images.decode,
    draw: images.draw,
    partials,
    incoming: library.incoming,
    unreadableFolder: library.unreadable,
  };
  const generator = logCalls(createGenerator(callOptions), log.note, { catalogue, now: Date.now });
  return {
    ...noteKeys({ generator, jobs: createJobs(callOptions) }, pictures.tellsKey, log.error),
    checkKey: createKeyChecker(callOptions),
    readModels: createModelReader(callOptions),
    close: () => http.close(),
  };
}
