import type { RequestHandler } from 'express';
import type { Site } from './site.ts';
import { turnAway } from './turn-away.ts';

/** How much one address may ask for: so many at once, and so many a second in the long run. */
export type Allowance = { burst: number; perSecond: number };

// A page with its style and icon is three; nobody reads a hundred pages at once.
const usual: Allowance = { burst: 300, perSecond: 20 };
const mostAddresses = 20_000;

type Bucket = { left: number; at: number };

/** Turns away an address that asks for too much (429), so that one reader cannot starve the others. */
export function limiter(
  site: Pick<Site, 'url'>,
  { burst, perSecond }: Allowance = usual,
  now: () => number = Date.now,
): RequestHandler {
  const tooMany = turnAway(site, 'too-many', Math.ceil(1 / perSecond));
  const buckets = new Map<string, Bucket>();
  return (request, response, next) => {
    const address = addressOf(request.ip ?? '');
    const at = now();
    const known = buckets.get(address) ?? { left: burst, at };
    const left = Math.min(burst, known.left + ((at - known.at) / 1000) * perSecond);
    // Deleted and set again, the map stays in order of the last visit: the idlest is forgotten first.
    buckets.delete(address);
    buckets.set(address, { left: Math.max(0, left - 1), at });
    if (buckets.size > mostAddresses) buckets.delete(buckets.keys().next().value!);
    if (left >= 1) return next();
    return tooMany(request, response, next);
  };
}

// A household has a /64 of IPv6 addresses to itself.
const addressOf = (ip: string): string =>
  ip.includes(':') && !ip.includes('.') ? ip.split(':').slice(0, 4).join(':') : ip;
