import { Refusal } from '../refusal.ts';
import { hexBytes } from './bytes.ts';
import { verifyBeacon } from './drand.ts';
import { demoNetwork, type DrandNetwork, quicknet, timeOf } from './drand-network.ts';
import { sha256 } from './hash.ts';
import type { AnnouncedSource } from './announced-sources.ts';
import type { EntropySource } from './spec.ts';

/** Why a source is not what it says, or not what was announced. */
export type SourceFault =
  /** Another number of sources than announced, or one of another kind. */
  | 'sources'
  /** The value is not the one that was committed to. */
  | 'commitment'
  /** Another round, or another network, than announced. */
  | 'round'
  | 'network'
  /** The beacon's signature does not verify. */
  | 'signature'
  /** The value is not the SHA-256 of the beacon's signature. */
  | 'beacon'
  /** The signature that would prove an announced beacon is missing. */
  | 'unsigned';

/** One source as far as it was checked: how its value is proven here, by nothing where `proof` is null. */
export type CheckedSource = {
  kind: string;
  proof: 'signature' | 'commitment' | null;
  fault?: SourceFault;
  hex: string;
  round?: number;
  network?: string;
  name?: string;
  unit?: string;
};

/** How strictly: with the announcement each value must be proven as far as it can be. */
export type Announced = { announced: readonly AnnouncedSource[]; needsSignature: boolean };

/**
 * Checks the sources offline: beacons by their signatures with the pinned keys, and, where the
 * announcement is given, all against what was announced.
 */
export function checkSources(
  sources: readonly EntropySource[],
  beside?: Announced,
): CheckedSource[] {
  // Too many or too few are a fault already; a file may list more beacons than anybody would wait for.
  if (beside && beside.announced.length !== sources.length) return sources.map(unchecked);
  return sources.map((source, at) => {
    const announced = beside?.announced[at];
    const checked = { ...nameOf(announced), ...checkSource(source, announced) };
    if (beside && !isOfKind(source, announced)) return { ...checked, fault: 'sources' };
    const isBare = source.kind === 'drand' && source.signature === undefined;
    return beside?.needsSignature && isBare ? { ...checked, fault: 'unsigned' } : checked;
  });
}

/** The first fault of the sources, also when there are fewer or more than announced. */
export function faultOfSources(
  checked: readonly CheckedSource[],
  beside?: Announced,
): SourceFault | null {
  if (beside && beside.announced.length !== checked.length) return 'sources';
  return checked.find(({ fault }) => fault)?.fault ?? null;
}

const unchecked = ({ kind, hex }: EntropySource): CheckedSource => ({ kind, hex, proof: null });

const isOfKind = ({ kind }: EntropySource, announced?: AnnouncedSource) => announced?.kind === kind;

const nameOf = ({ name, unit }: Partial<AnnouncedSource> = {}) => ({
  ...(name !== undefined && { name }),
  ...(unit !== undefined && { unit }),
});

function checkSource(source: EntropySource, announced?: AnnouncedSource): CheckedSource {
  const { kind, hex } = source;
  if (source.signature !== undefined) return checkBeacon(source, announced);
  if (announced?.commitment === undefined) return { kind, hex, proof: null };
  const isCommitted = sha256(hexBytes(hex)) === announced.commitment;
  return isCommitted
    ? { kind, hex, proof: 'commitment' }
    : { kind, hex, proof: null, fault: 'commitment' };
}

function checkBeacon(source: EntropySource, announced?: AnnouncedSource): CheckedSource {
  const { kind, hex, round = 0 } = source;
  const bare = { kind, hex, round, proof: null };
  const networks = announced ? networksOf(announced) : [quicknet, demoNetwork];
  if (announced && isOtherRound(networks, round, announced)) return { ...bare, fault: 'round' };
  if (networks.length === 0) return { ...bare, fault: 'network' };
  for (const network of networks) {
    const randomness = randomnessOf(network, source);
    if (randomness === null) continue;
    const checked = { ...bare, network: network.name };
    return randomness === hex
      ? { ...checked, proof: 'signature' }
      : { ...checked, fault: 'beacon' };
  }
  return { ...bare, fault: 'signature' };
}

// Another one than announced, or one that comes at another time than was said.
const isOtherRound = (
  networks: readonly DrandNetwork[],
  round: number,
  { round: own = round, at }: AnnouncedSource,
): boolean =>
  own !== round ||
  (at !== undefined &&
    networks.some((network) => timeOf(network, round).getTime() !== Date.parse(at)));

// The announced network, when it is pinned here under this name and with this key.
const networksOf = ({ network = quicknet.name, chainHash }: AnnouncedSource): DrandNetwork[] =>
  [quicknet, demoNetwork].filter(
    (pinned) => pinned.name === network && (chainHash ?? pinned.chainHash) === pinned.chainHash,
  );

function randomnessOf(network: DrandNetwork, { round, signature }: EntropySource): string | null {
  try {
    return verifyBeacon(network, round ?? 0, signature ?? '');
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
