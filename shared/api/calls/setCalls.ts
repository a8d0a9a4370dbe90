import { z } from 'zod';
import { list } from '../basicSchemas.ts';
import { referenceSet, setContent, setId, setName, setVersion, versionNumber } from '../setSchemas.ts';
import { call } from './call.ts';

/** Reference sets, which belong to the library: many graphs use one. Every change is announced. */
export const setCalls = {
  /** All of them at their newest version, by name; those that were removed too. */
  'set.list': call(z.void(), list(referenceSet)),
  /** Every version of one, newest first. */
  'set.versions': call(z.object({ id: setId }), list(setVersion)),
  /** Refused with `bad-input` where another set has the name. */
  'set.create': call(z.object({ name: setName, pictures: setContent }), referenceSet),
  /**
   * Makes a further version. `base`: the version that was changed; where there is a newer one already, nothing is written and it is refused
   * with `set-conflict`. What is the same as the newest makes none.
   */
  'set.save': call(z.object({ id: setId, base: versionNumber, pictures: setContent }), referenceSet),
  'set.rename': call(z.object({ id: setId, name: setName }), referenceSet),
  /** Takes it out of the lists. Its versions stay: graphs that name one of them, and runs that used one, still find it. */
  'set.remove': call(z.object({ id: setId }), referenceSet),
  /** Brings back one that was removed. Refused with `bad-input` where its name was taken meanwhile. */
  'set.restore': call(z.object({ id: setId }), referenceSet),
} as const;
