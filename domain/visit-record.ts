import type { Finding } from './inspection.ts';
import type { ParameterKey, Value } from './profile/parameters.ts';
import { cite } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';
import { Refusal } from './refusal.ts';

/** 执法文书: the documents that a profile can ask for, and the record with the subject's own signature. */
export const documentKinds = [
  'site-check',
  'statement-defence',
  'rights-notice',
  'check-record',
  'signed-record',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** Who speaks for a subject: its legal representative, whoever is responsible, an agent, an employee on the spot. */
export const capacities = ['legal-representative', 'responsible', 'agent', 'employee'] as const;

/** How a notice reaches a subject; `left` is 留置送达, before a witness. */
export const deliveryWays = ['in-person', 'left', 'mail', 'electronic'] as const;

/** 拒绝检查、隐瞒真实情况、弄虚作假 (许昌 二(九)). */
export const conductKinds = ['refused', 'concealed', 'falsified'] as const;
export type ConductKind = (typeof conductKinds)[number];

/** What a subject did to a record that was put before it. */
export const confirmationOutcomes = ['confirmed', 'refused'] as const;

/** The record of a visit as far as it has come. */
export type RecordFacts = {
  /** Of the newest result; null before there is one. */
  finding: Finding | null;
  /** The kinds of the documents that were made. */
  documents: readonly DocumentKind[];
  /** Whether the subject was told of its duties and rights, on paper or otherwise. */
  isNotified: boolean;
  /** Whether the subject has stated what it has to say, or that it has nothing. */
  isHeard: boolean;
  /** The steps of which there is a recording. */
  recorded: readonly string[];
  /** Whether the newest result was confirmed, or refused before a witness. */
  isConfirmed: boolean;
};

/** Something that a record lacks, and the parameter that asks for it. */
export type Missing = {
  what: DocumentKind | 'av' | 'confirmation';
  key: Extract<ParameterKey, 'record.requiredDocs' | 'record.avSteps' | 'sign.subjectConfirm'>;
};

// 高新区 第二十九条: where nobody could be reached, nobody can be told, heard or asked to confirm.
const needSubject: readonly string[] = ['statement-defence', 'rights-notice'];
const isAlone = ({ finding }: RecordFacts): boolean => finding === 'unreachable';

/**
 * What a visit's record lacks by the rules of its bureau: documents, recordings, and the
 * subject's confirmation or its refusal before a witness. A result of a subject that nobody could reach
 * needs nothing that a subject would have to be there for.
 */
export function missingFrom(profile: Profile, facts: RecordFacts): Missing[] {
  const documents = documentsOf(profile, facts).filter(
    ({ isMade, isWaived }) => !isMade && !isWaived,
  );
  const missing = documents.map(({ kind }): Missing => ({
    what: kind,
    key: 'record.requiredDocs',
  }));
  if (isAlone(facts)) return missing;
  const steps = parameter(profile, 'record.avSteps');
  if (steps.some((step) => !facts.recorded.includes(step))) {
    missing.push({ what: 'av', key: 'record.avSteps' });
  }
  if (parameter(profile, 'sign.subjectConfirm') && !facts.isConfirmed) {
    missing.push({ what: 'confirmation', key: 'sign.subjectConfirm' });
  }
  return missing;
}

/** A document that the rules ask for: whether there is one, and whether this visit goes without. */
export type RequiredDocument = { kind: DocumentKind; isMade: boolean; isWaived: boolean };

/**
 * The documents that the rules ask for. A notice that was delivered is the 权利告知文书; what the subject stated
 * is the 陈述申辩文书; the result with its answers is the 检查记录表 (阳城 三(二)2: 电子化手段).
 */
export function documentsOf(profile: Profile, facts: RecordFacts): RequiredDocument[] {
  const required: Value<'record.requiredDocs'> = parameter(profile, 'record.requiredDocs');
  const made = new Set<string>(facts.documents);
  if (facts.isNotified) made.add('rights-notice');
  if (facts.isHeard) made.add('statement-defence');
  if (facts.finding !== null) made.add('check-record');
  return required.map((kind) => ({
    kind,
    isMade: made.has(kind),
    isWaived: isAlone(facts) && needSubject.includes(kind),
  }));
}

/** Refuses `record-incomplete`, naming all that is missing and the parameters and articles that ask for it. */
export function refuseIncompleteRecord(profile: Profile, facts: RecordFacts): void {
  const missing = missingFrom(profile, facts);
  if (missing.length === 0) return;
  const keys = [...new Set(missing.map(({ key }) => key))];
  throw new Refusal('record-incomplete', {
    missing: missing.map(({ what }) => what).join(),
    rule: keys.map((key) => cite(profile, key)).join('；'),
  });
}

/** A member of a team, and whether they have signed. */
type Signing = { lead: boolean; signed: boolean };

/**
 * Whether enough have signed: everybody, or by rules that do not ask for all the lead and as many as
 * a team needs at least.
 */
export function isSignedBy(profile: Profile, team: readonly Signing[]): boolean {
  const signed = team.filter((member) => member.signed);
  if (parameter(profile, 'sign.allMembers')) return signed.length === team.length;
  return signed.length >= parameter(profile, 'team.min') && signed.some(({ lead }) => lead);
}
