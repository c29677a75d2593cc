/** A drand network as it is pinned here: what it signs with, and when each round is. Public data. */
export type DrandNetwork = {
  name: string;
  /** Hex; names the network in the addresses of its relays. */
  chainHash: string;
  /** 96 bytes in hex, a point of G2. */
  publicKey: string;
  /** Seconds since 1970 of round 1, and seconds from one round to the next. */
  genesis: number;
  period: number;
  /** Signatures on G1 of SHA-256(u64 round), with the hash to the curve of RFC 9380. */
  scheme: 'bls-unchained-g1-rfc9380';
  /** Bits that the operator of a draw cannot choose (draw.md §2). */
  outsideBits: number;
};

/** The network of the League of Entropy that draws wait for. */
export const quicknet: DrandNetwork = {
  name: 'quicknet',
  chainHash: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  publicKey:
    '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  genesis: 1_692_803_367,
  period: 3,
  scheme: 'bls-unchained-g1-rfc9380',
  outsideBits: 256,
};

/**
 * The network of demo and tests. Its secret key lies open beside its fake relay, so its values count
 * nothing: whoever runs the demo could choose them.
 */
export const demoNetwork: DrandNetwork = {
  name: 'demo',
  chainHash: '98e42b3e97f73f694f77118d66402d35a3bfc98fff5d41c92ea438a099ac2391',
  publicKey:
    '85bc3aa4cc697406b0baaee0b683e2395e1afd6dadd6ee925e5d11b988f59ef90c6c373018dadb84008e1495022925ae0a738c9d0fe8825b42238603a8114dd9721aac2c11d369a7ee16c3faeac318c2a7d1d486f0788f388056ba4cef27d1ef',
  genesis: 1_577_836_800,
  period: 3,
  scheme: 'bls-unchained-g1-rfc9380',
  outsideBits: 0,
};

/** The pinned network of this name; nothing when there is none. */
export const drandNetwork = (name: string): DrandNetwork | undefined =>
  [quicknet, demoNetwork].find((network) => network.name === name);

/** How far ahead of the announcement a round must be (draw.md §2). */
export const leastMinutesAhead = 10;

/** The first round whose time is not before this instant. */
export const roundAt = ({ genesis, period }: DrandNetwork, at: Date): number =>
  Math.max(1, Math.ceil((at.getTime() / 1000 - genesis) / period) + 1);

/** When a round is made public. */
export const timeOf = ({ genesis, period }: DrandNetwork, round: number): Date =>
  new Date((genesis + (round - 1) * period) * 1000);
