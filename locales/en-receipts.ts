import type { receipts as zh } from './zh-receipts.ts';

/** Texts of transcripts and receipts, on the portal and on paper. */
export const receipts: typeof zh = {
  'portal.kind.confirmation': () => 'Confirmation',
  'portal.kind.opened': () => 'All data opened',
  'portal.draw.confirmed': () => 'Confirmed',
  'portal.draw.result.more': ({ count }) => `The other ${count} ids are in the transcript.`,

  'portal.draw.area': () => 'area',
  'portal.draw.scale': () => 'scale',
  'portal.draw.subtype': () => 'nature',
  'portal.draw.untold': () => 'not on file',
  'portal.draw.blacklisted': () => 'blacklisted',
  'portal.draw.not-blacklisted': () => 'not blacklisted',
  'portal.draw.weights': () => 'weights',
  'portal.draw.mode.sample': () =>
    'Drawn = those who take part × ratio, rounded up, and not below “at least”.',
  'portal.draw.mode.rotation': () =>
    'Rotation: everybody is visited once in the window, in the order of the tickets; nobody is told who comes in which batch before the inspections are done.',

  'portal.transcript': () => 'Transcript',
  'portal.transcript.text': () =>
    'One file with the announcement, the list, the random numbers, the seed and the result of each stratum. With it anybody can compute the whole draw again; the answer must agree to the last byte.',
  'portal.transcript.people': () =>
    'One file with the announcement, the random numbers and the seed. It names neither subjects nor inspectors, only the SHA-256 of the frozen input.',
  'portal.transcript.pseudonyms': () =>
    'The list is published under pseudonyms: its strata tell a subject’s risk, or its class is of restricted disclosure.',
  'portal.transcript.counts': () =>
    'The list is not published: its strata tell a subject’s risk, or its class is of restricted disclosure. A subject may ask the publishing authority for its own receipt.',
  'portal.transcript.void': () => 'What there was of the draw before it was void.',
  'portal.transcript.hash': () => 'SHA-256 of the transcript',
  'portal.transcript.download': ({ size }) => `Download the transcript (JSON, ${size})`,
  'portal.transcript.recompute': () => 'Compute it again in the browser',
  'portal.transcript.shell': () =>
    'Or on the command line: check the whole transcript, or compute the draw from list and parameters.',
  'portal.transcript.shell.whole': () => 'Or check the whole transcript on the command line.',
  'portal.transcript.waiting': () =>
    'Transcript and receipts are published with the confirmation; those of a sealed draw when the inspections are done.',

  'portal.receipt': () => 'Receipt',
  'portal.receipt.find': () => 'Find your receipt',
  'portal.receipt.find.text': () =>
    'A receipt says whether a business is on the list, what its ticket is and whether it was drawn, with the proof. You need not trust us to check it.',
  'portal.receipt.by-code': () => 'Unified social credit code',
  'portal.receipt.by-pseudonym': () => 'Pseudonym (18 of A–Z and 2–7)',
  'portal.receipt.pseudonym-lead': () =>
    'This list is published under pseudonyms, made of the code and a secret key whose SHA-256 is in the announcement. A subject may ask the publishing authority for a receipt with its own pseudonym.',
  'portal.receipt.submit': () => 'Find receipt',
  'portal.receipt.ill-formed': ({ id }) =>
    `“${id}” is no id that can be looked up. Please enter a code: 1–18 capital letters or digits.`,
  'portal.receipt.no-pseudonym': ({ id }) =>
    `“${id}” is no pseudonym. This list is published under pseudonyms and cannot be searched by code; please ask the publishing authority for a receipt with your pseudonym.`,
  'portal.receipt.title': ({ id }) => `Receipt ${id}`,
  'portal.receipt.drawn': () => 'Drawn',
  'portal.receipt.not-drawn': () => 'Not drawn',
  'portal.receipt.excluded': () => 'On the list, does not take part',
  'portal.receipt.absent': () => 'Not on the list',
  'portal.receipt.void': () => 'This draw is void and leads to no inspection. Reason:',
  'portal.receipt.of': () => 'Draw',
  'portal.receipt.id': () => 'Id',
  'portal.receipt.pseudonym': () => 'Pseudonym',
  'portal.receipt.place': () => 'Place on the list',
  'portal.receipt.place.of': ({ place, size }) => `no. ${place} of ${size}`,
  'portal.receipt.size': () => 'Size of the list',
  'portal.receipt.size.of': ({ count }) => `${count}`,
  'portal.receipt.why-excluded': () => 'Why it takes no part',
  'portal.receipt.stratum': () => 'Stratum',
  'portal.receipt.stratum.of': ({ eligible, quota }) => `${eligible} took part, ${quota} drawn`,
  'portal.receipt.weight': () => 'Weight',
  'portal.receipt.ticket': () => 'Ticket',
  'portal.receipt.key': () => 'Compared value = ticket × (720720 ÷ weight)',
  'portal.receipt.key.low': () => 'At most the cutoff, and so drawn.',
  'portal.receipt.key.high': () => 'Above the cutoff, and so not drawn.',
  'portal.receipt.key.none': () => 'Nobody is drawn in this stratum.',
  'portal.receipt.absent.why': () =>
    'The list has a fixed order. At every place where this id could stand, the two neighbours are on the list and next to each other, and it is not between them.',
  'portal.receipt.scan': () => 'Scan to verify in a browser',
  'portal.receipt.scan.text': () =>
    'It is checked in your own browser; once the page is open it asks the server for nothing more.',
  'portal.receipt.open': () => 'Verify in the browser',
  'portal.receipt.download': () => 'Download the receipt (JSON)',
  'portal.receipt.shell': () => 'Or verify it on the command line:',
  'portal.receipt.print': () => 'Your browser can print this page.',
  'portal.receipt.pseudonym.how': () =>
    'pseudonym = the first 18 signs of Base32(HMAC-SHA-256(pool key, unified social credit code)). The authority keeps the pool key secret and publishes its SHA-256 only; with the key anybody could look up codes.',
  'portal.receipt.key-hash': () => 'SHA-256 of the pool key',
};
