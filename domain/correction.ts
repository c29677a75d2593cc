import type { Day } from './calendar.ts';
import {
  checkGrounds,
  type Conclusion,
  formsDirectly,
  refuseClearBesideConduct,
  refuseWithoutEvidence,
} from './conclusion.ts';
import { maskName, type resultNotice } from './disclosure.ts';
import type { Finding } from './inspection.ts';
import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';
import { isUscc } from './registry/check-digits.ts';

/** A correction that waits for its signature, was signed, or turned down. */
export const correctionStates = {
  requested: { approve: 'approved', reject: 'rejected' },
  approved: {},
  rejected: {},
} as const;

/** What of a published result can be wrong; each is corrected as a whole. */
export const correctable = ['finding', 'note', 'name', 'uscc', 'address'] as const;
export type Correctable = (typeof correctable)[number];

/** What is right instead, for the fields that were wrong; grounds go with 不予配合 and are not public. */
export type Changes = {
  finding?: Finding | undefined;
  grounds?: Conclusion['grounds'] | undefined;
} & {
  [K in Exclude<Correctable, 'finding'>]?: string | undefined;
};

/** One field that was published wrongly, as it was and as it is. */
export type Change = { field: Correctable; before: string; after: string };

/** The public's copy of a result; one that corrects an earlier copy says what, why and when. */
export type PublishedResult = ReturnType<typeof resultNotice> & {
  correction?: {
    note: string;
    on: Day;
    number: number;
    changed: Change[];
    /** 主要负责人, by the family name only. */
    signedBy: string;
  };
};

/** What `changes` make different in a published copy: of one disclosed in part only what it shows. */
export function changesOf(body: PublishedResult, changes: Changes): Change[] {
  const shown = shownIn(body);
  return correctable.flatMap((field): Change[] => {
    const [before, after] = [shown[field], changes[field]];
    if (before === undefined || after === undefined || before === after) return [];
    return [{ field, before, after }];
  });
}

const shownIn = ({ finding, note, subject }: PublishedResult) => ({
  finding: finding as string,
  note: note as string | undefined,
  name: subject.name,
  uscc: subject.uscc,
  address: subject.address as string | undefined,
});

/**
 * Refuses a correction that corrects nothing the public can see (`nothing-corrected`), a code that is none, and a
 * conclusion that the rules do not know, or that lacks the text, the evidence or the ground it needs as a result
 * would; `files` is how many prove it, the visit's own and those that come with the correction.
 */
export function checkChanges(
  body: PublishedResult,
  changes: Changes,
  { profile, files }: { profile: Profile; files: number },
): Change[] {
  const changed = changesOf(body, changes);
  if (changed.length === 0) throw new Refusal('nothing-corrected');
  const touched = new Set(changed.map(({ field }) => field));
  if (touched.has('finding')) checkFinding(body, changes, profile, files);
  else if (changes.grounds?.length) checkGrounds({ ...body, grounds: changes.grounds }, profile);
  if (changes.name === '') throw new Refusal('bad-input', { field: 'name' });
  if (touched.has('uscc') && !isUscc(changes.uscc!)) {
    throw new Refusal('bad-input', { field: '统一社会信用代码' });
  }
  return changed;
}

function checkFinding(body: PublishedResult, changes: Changes, profile: Profile, files: number) {
  const { finding, note = body.note } = changes;
  if (finding === undefined) return;
  if (!parameter(profile, 'result.codes').includes(finding)) {
    throw new Refusal('bad-input', { field: 'finding', by: cite(profile, 'result.codes') });
  }
  refuseClearBesideConduct(finding, body.conduct?.length ?? 0, profile);
  const saysWhy = finding === 'other' || formsDirectly(finding, profile);
  if (saysWhy && note === '') {
    throw new Refusal('reason-required', { rule: cite(profile, 'result.codes') });
  }
  checkGrounds({ finding, grounds: changes.grounds ?? [] }, profile);
  refuseWithoutEvidence(finding, files, profile);
}

type Signed = { note: string; on: Day; number: number; signer: string };

/** the new copy that stands beside the old one; fields that were not public stay so. */
export function correctedCopy(
  body: PublishedResult,
  changes: Changes,
  { note, on, number, signer }: Signed,
): PublishedResult {
  const changed = changesOf(body, changes);
  const value = (field: Correctable) => changed.find((one) => one.field === field)?.after;
  const { name, uscc, address } = body.subject;
  return {
    ...body,
    subject: {
      ...body.subject,
      name: value('name') ?? name,
      uscc: value('uscc') ?? uscc,
      ...(address !== undefined && { address: value('address') ?? address }),
    },
    finding: (value('finding') as Finding | undefined) ?? body.finding,
    ...(body.note !== undefined && { note: value('note') ?? body.note }),
    correction: { note, on, number, changed, signedBy: maskName(signer) },
  };
}
