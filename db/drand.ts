import { config } from '../config.ts';
import { type DrandNetwork, drandNetwork } from '../domain/draw/drand-network.ts';

/** The drand network that the draws of this installation wait for. */
export const pinnedNetwork = (): DrandNetwork => drandNetwork(config().DRAND_NETWORK)!;

/** The relays that the worker asks, in this order; none where beacons are brought by hand. */
export const relays = (): string[] => config().DRAND_URLS;

/**
 * What the draws of people wait for unless the setter says otherwise: rounds of drand where they can
 * be fetched and count for the public.
 */
export const usualPeopleEntropy = (): 'drand' | 'secret' =>
  relays().length > 0 && pinnedNetwork().outsideBits > 0 ? 'drand' : 'secret';
