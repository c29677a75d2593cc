import { lookup } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { config } from '../config.ts';

/**
 * Whether a push service may have this address: a browser names it, so it could be anything. Any host with
 * TLS outside our own networks; where it leads is looked at again when it is asked (`outsideOnly`).
 */
export function isPushAddress(endpoint: string): boolean {
  if (!URL.canParse(endpoint) || endpoint.length > 2000) return false;
  const { protocol, hostname, username, password } = new URL(endpoint);
  if (username !== '' || password !== '') return false;
  if (isOurTestService(protocol, hostname)) return true;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol !== 'https:' || isOwnName(host)) return false;
  return isIP(host) === 0 ? host.includes('.') : !isOwnAddress(host);
}

const isOurTestService = (protocol: string, host: string) =>
  config().PUSH_LOOPBACK && protocol === 'http:' && host === '127.0.0.1';

const isOwnName = (host: string) =>
  /(^|\.)(localhost|local|internal|lan|home\.arpa)\.?$/i.test(host);

/** Whether an address belongs to this machine or a network of ours, and to no service of the world. */
export function isOwnAddress(address: string): boolean {
  return own.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

// An IPv4 address that is written as IPv6 is found among these too.
const own = new BlockList();
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const) {
  own.addSubnet(net, bits, 'ipv4');
}
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const) {
  own.addSubnet(net, bits, 'ipv6');
}

/** The address of a name led into a network of ours: nothing was sent. */
export class OwnAddressError extends Error {}

/** Looks a name up and refuses one that leads to ourselves, at the moment of connecting. */
export const outsideOnly: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, found) => {
    if (error) return answer(error, '', 0);
    const first = found[0];
    if (!first || found.some(({ address }) => isOwnAddress(address))) {
      return answer(new OwnAddressError(hostname), '', 0);
    }
    // Node asks for all of them when it tries one family after the other.
    if (options.all) return answer(null, found);
    answer(null, first.address, first.family);
  });
};
