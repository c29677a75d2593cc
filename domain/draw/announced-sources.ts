import { arrayAt, hexAt, malformed, mapAt, member, wholeAt } from './fields.ts';

/** A source as it was announced, before its value existed or was opened. */
export type AnnouncedSource = {
  kind: string;
  /** SHA-256 of the value, hex. */
  commitment?: string;
  /** The unit of the person who reveals. */
  unit?: string;
  /** The round of the beacon, its network, and when it was said to come (ISO 8601). */
  round?: number;
  network?: string;
  chainHash?: string;
  at?: string;
  /** The public lottery and its day. */
  name?: string;
  drawnOn?: string;
};

/**
 * The sources of an announcement out of parsed JSON. Refuses one that binds nothing, such as a secret
 * without its commitment, and one that is named twice: whoever could still choose a value when the
 * others are known would choose the result.
 */
export function announcedSourcesAt(value: unknown, field: string): AnnouncedSource[] {
  const all = arrayAt(value, field);
  const seen = new Set<string>();
  return all.map((one, at) => {
    const path = member(field, at);
    const source = sourceAt(one, path);
    const missing = bindingOf(source, all.length).find((name) => source[name] === undefined);
    if (missing) malformed(member(path, missing), 'present');
    if (seen.has(identityOf(source))) malformed(path, 'once');
    seen.add(identityOf(source));
    return source;
  });
}

function sourceAt(value: unknown, field: string): AnnouncedSource {
  const { kind, commitment, round, chainHash, ...names } = mapAt(value, field);
  if (typeof kind !== 'string') malformed(`${field}.kind`, 'kind');
  return {
    kind: kind as string,
    ...(commitment != null && { commitment: hexAt(commitment, `${field}.commitment`, 32, 32) }),
    ...(round != null && {
      round: wholeAt(round, `${field}.round`, 1, Number.MAX_SAFE_INTEGER),
    }),
    ...(chainHash != null && { chainHash: hexAt(chainHash, `${field}.chainHash`, 32, 32) }),
    ...textsOf(names),
  };
}

const texts = ['unit', 'network', 'at', 'name', 'drawnOn'] as const;

const textsOf = (names: Record<string, unknown>) =>
  Object.fromEntries(
    texts.filter((name) => typeof names[name] === 'string').map((name) => [name, names[name]]),
  );

// The secret of a draw of people is made after its announcement, where it is the only source: such a
// draw is not publicly verifiable, and says so.
function bindingOf({ kind }: AnnouncedSource, sources: number): (keyof AnnouncedSource)[] {
  if (kind === 'drand') return ['round'];
  if (kind === 'reveal') return ['commitment'];
  if (kind === 'secret') return sources > 1 ? ['commitment'] : [];
  return kind === 'lottery' ? ['name'] : [];
}

const identityOf = ({ kind, commitment, network, round, name, drawnOn }: AnnouncedSource) =>
  JSON.stringify([kind, commitment, network, round, name, drawnOn]);
