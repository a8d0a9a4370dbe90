import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { BadInputError } from '#shared/errors/inputErrors';

/**
 * Addresses that are no place on the public network: of this machine, of private and local networks, and those that carry one of these
 * inside. @see https://www.iana.org/assignments/iana-ipv4-special-registry and https://www.iana.org/assignments/iana-ipv6-special-registry
 */
const IPV4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];
const IPV6: readonly (readonly [string, number])[] = [
  ['::', 96],
  ['::ffff:0:0:0', 96],
  ['64:ff9b::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
  ['5f00::', 16],
  ['fc00::', 7],
  ['fe80::', 10],
  ['fec0::', 10],
  ['ff00::', 8],
];

const NOT_PUBLIC = new BlockList();
for (const [address, bits] of IPV4) NOT_PUBLIC.addSubnet(address, bits, 'ipv4');
for (const [address, bits] of IPV6) NOT_PUBLIC.addSubnet(address, bits, 'ipv6');

/** Whether an IP address, as text, is one of the public network. An IPv6 address that holds an IPv4 one is judged by that. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  // An address of one link names its interface behind a percent sign.
  return family !== 0 && !address.includes('%') && !NOT_PUBLIC.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

/** Refuses a URL that names this machine or a private network by itself, without asking who a name is. @throws BadInputError */
export function assertPublicName({ hostname }: URL): void {
  const name = hostname.replace(/^\[(.*)\]$/, '$1');
  const isAddress = isIP(name) !== 0;
  if (isAddress ? isPublicAddress(name) : !/(?:^|\.)localhost\.?$/i.test(name)) return;
  throw notPublic();
}

/** `dns.lookup` that knows public addresses only: what a name resolves to is judged where the connection is made, so it cannot change between. */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const found = error ? [] : addresses.filter(({ address }) => isPublicAddress(address));
    const [first] = found;
    if (!first) callback(error ?? notPublic(), []);
    else if (options.all) callback(null, found);
    else callback(null, first.address, first.family);
  });
};

function notPublic(): BadInputError {
  return new BadInputError('The reply points to a picture on this machine or in a private network.', {
    hint: 'It was not fetched.',
  });
}
