import { sha256 } from './draw/hash.ts';
import { canonicalJson } from './draw/canonical.ts';
import { cite, ownDefault } from './profile/cite.ts';
import { parameter, type Profile } from './profile/profile.ts';

/** What a notice is made of: which visit, of whom, by whom, when. */
export type NoticeFacts = {
  inspection: string;
  subject: { name: string; uscc: string; address: string };
  unit: string;
  tasks: string[];
  items: string[];
  /** By name and number of the certificate that they show. */
  team: { name: string; licenceNo: string; lead: boolean }[];
  /** The first and the last day on which the visit can be. */
  startsOn: string;
  endsOn: string;
  /** When it is, once the lead has fixed it (ISO 8601). */
  at: string | null;
};

/** Everything that a notice can say, by part. */
export const clauses = {
  duties: ['accept', 'truth', 'materials', 'consequence'],
  rights: ['certificate', 'recusal', 'statement', 'record', 'objection'],
  discipline: ['operation', 'property', 'benefit'],
} as const;
type Clause<P extends NoticePart> = (typeof clauses)[P][number];
export type NoticePart = keyof typeof clauses;
export const noticeParts = Object.keys(clauses) as NoticePart[];

/** A clause, and the bureau and article that it follows from where its rules have one. */
export type SaidClause = {
  [P in NoticePart]: { part: P; clause: Clause<P>; article: string | null };
}[NoticePart];

/** A notice word for word, as it was handed over: its facts, its clauses, where to complain. */
export type SubjectNotice = NoticeFacts & {
  text: number;
  bureau: string;
  clauses: SaidClause[];
  /** 不予配合情节严重: what counts as it by the bureau's rules. */
  grounds: readonly string[];
  complaint: string;
  objection: string;
};

/** Which wording the clauses had; a change of their words is a new one. */
const textVersion = 1;

// Where a bureau's document says so itself. 阳城 四(三) sets the discipline and the confirmation in one breath.
const duty = (profile: Profile): string => cite(profile, 'result.nonCoopGrounds');
const discipline = (profile: Profile): string => cite(profile, 'sign.subjectConfirm');
const sources: Partial<Record<string, (profile: Profile) => string>> = {
  accept: duty,
  truth: duty,
  materials: duty,
  consequence: duty,
  certificate: (profile) => cite(profile, 'exec.showCertificate'),
  recusal: (profile) => cite(profile, 'recusal.modes'),
  statement: (profile) => cite(profile, 'record.requiredDocs'),
  record: discipline,
  operation: discipline,
  property: discipline,
  benefit: discipline,
};

/**
 * 检查告知书: what a subject is told before it is inspected. Its duty to co-operate (R-146), its rights, the
 * inspectors' discipline and where to complain of them (R-151); `portal` is the address of the public site.
 */
export function noticeOf(facts: NoticeFacts, profile: Profile, portal: string): SubjectNotice {
  const page = (path: string) =>
    `${new URL(path, portal).href}?ref=${encodeURIComponent(facts.inspection)}`;
  return {
    ...facts,
    text: textVersion,
    bureau: profile.name,
    clauses: noticeParts.flatMap((part) =>
      clauses[part].map(
        (clause) => ({ part, clause, article: articleFor(clause, profile) }) as SaidClause,
      ),
    ),
    grounds: parameter(profile, 'result.nonCoopGrounds'),
    complaint: page('/complaint'),
    objection: new URL('/objection', portal).href,
  };
}

// The article alone: a notice names no parameters, and no article where the text has none.
function articleFor(clause: string, profile: Profile): string | null {
  const [article = ownDefault] = sources[clause]?.(profile).split(' · ') ?? [];
  return article === ownDefault ? null : article;
}

/** SHA-256 (hex) of the RFC 8785 form of a notice. */
export const noticeHash = (notice: SubjectNotice): string =>
  sha256(new TextEncoder().encode(canonicalJson(notice)));
