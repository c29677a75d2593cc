import type { drawSheet as zh } from './zh-draw-sheet.ts';

/** Texts of the panel's page of a draw, and of the receipts that the office issues. */
export const drawSheet: typeof zh = {
  'panel.draw.title': ({ code }) => `Draw ${code}`,
  'panel.draw.way': () => 'Draw, transcript and receipts',
  'panel.draw.pool': () => 'List',
  'panel.draw.root': () => 'Fingerprint of the list (Merkle root)',
  'panel.draw.size': ({ size, eligible }) => `${size} on the list, ${eligible} of them take part`,
  'panel.draw.ids': () => 'Ids of the list',
  'panel.draw.ids.code': () => 'unified social credit codes',
  'panel.draw.ids.pseudonym': () => 'pseudonyms (the SHA-256 of their key is in the announcement)',
  'panel.draw.predecessor': () => 'Follows the void draw',
  'panel.draw.successor': () => 'Followed by',
  'panel.draw.drawn': () => 'Drawn',
  'panel.draw.confirmed': () => 'Confirmed',
  'panel.draw.voided': () => 'Void',
  'panel.draw.seed': () => 'Seed',
  'panel.draw.result': () => 'Result by stratum',
  'panel.draw.eligible': () => 'Took part',
  'panel.draw.quota': () => 'Drawn',
  'panel.draw.cutoff': () => 'Cutoff',
  'panel.draw.sealed': () =>
    'Sealed: numbers only until the inspections are done; then seed, cutoffs and receipts are opened.',
  'panel.draw.waiting': () => 'The result follows by itself, once, when the sources are in.',
  'panel.draw.transcript': () => 'Transcript',
  'panel.draw.transcript.none': () =>
    'Published with the confirmation; that of a sealed draw when the inspections are done.',
  'panel.draw.transcript.hash': () => 'SHA-256 of the transcript',
  'panel.draw.transcript.size': ({ size }) => `${size} bytes`,
  'panel.draw.transcript.counts': () =>
    'The list is not published, so the public site cannot look up receipts.',
  'panel.draw.public': () => 'This draw on the public site',
  'panel.draw.issue': () => 'Issue a receipt',
  'panel.draw.issue.text': () =>
    'A subject may have its own receipt, also of a list under pseudonyms. Enter its unified social credit code; each issue is recorded on the trail.',
  'panel.draw.issue.code': () => 'Unified social credit code (or id on the list)',
  'panel.press.issue-receipt': () => 'Issue receipt',
  'panel.done.issue-receipt': ({ code }) =>
    `The receipt for ${code} was issued; it can be printed or downloaded.`,
  'panel.receipt.title': () => 'Receipt of a draw',
  'panel.receipt.subject': () => 'Subject',
  'panel.receipt.code': () => 'Unified social credit code',
  'panel.receipt.verdict': () => 'Result',
  'panel.receipt.void': ({ reason }) =>
    `This draw is void and leads to no inspection. Reason: ${reason}`,
  'panel.receipt.issued': ({ unit, at }) => `Issued by ${unit}, ${at}`,
  'panel.receipt.download': () => 'Download the receipt (JSON)',
  'panel.receipt.not-public': () =>
    'The list is not published, so there is no page to open by a code. Please keep the file and open it on the page “Verify” of the public site.',
};
