import type { Refusal } from '../domain/refusal.ts';

// The fields that a refusal can be about, the likeliest first. Most name theirs in their details.
const fieldsOf: Partial<Record<string, string[]>> = {
  'reason-required': ['reason', 'note', 'skipReason', 'publicNote'],
  'ladder-skipped': ['skipReason', 'measure'],
  'measure-not-ruled': ['measure'],
  'receiver-not-ruled': ['receiverKind'],
  'window-reversed': ['endsOn', 'until', 'dueOn'],
  'window-outside-plan': ['endsOn', 'startsOn'],
  'window-over': ['endsOn', 'startsOn'],
  'outside-window': ['endsOn', 'on', 'startsOn'],
  'effective-outside': ['effectiveOn'],
  'leave-recorded': ['startsOn'],
  'flag-needs-end': ['endsOn'],
  'flag-standing': ['kind'],
  'kind-not-ruled': ['kind'],
  'grade-not-ruled': ['grade'],
  'key-pool-not-ruled': ['keyPool'],
  'staff-not-ruled': ['category'],
  'code-invalid': ['uscc'],
  'code-unmatched': ['uscc', 'code'],
  'code-wrong': ['code'],
  'already-registered': ['uscc', 'badgeNo', 'licenceNo', 'personName', 'name'],
  'not-owner': ['unitId'],
  'receipt-required': ['receipt', 'receiptNo', 'reference'],
  'exclusion-ground-unknown': ['ground'],
  'exclusion-body-missing': ['body'],
  'exclusion-body-unknown': ['body'],
  'exclusion-not-safety': ['ground'],
  'exclusion-is-listed': ['ground'],
  'exclusion-reason-short': ['reason'],
  'exclusion-baseless': ['basis'],
  'exclusion-day': ['inspectOn', 'inspectedOn'],
  'exclusion-afterwards': ['inspectOn'],
  'campaign-outside-days': ['endsOn', 'startsOn'],
  'profile-value': ['value'],
  'profile-taken': ['slug'],
  'delegation-not-allowed': ['toUnitId'],
  'substitute-unfit': ['inspectorId', 'substituteId'],
  'companion-unfit': ['companionId'],
  'reviewer-in-team': ['reviewerId'],
  'third-party-not-allowed': ['kind', 'name'],
  'neighbour-not-apart': ['neighbourUnitId', 'unitId'],
  'neighbour-not-allowed': ['neighbourUnitId', 'unitId'],
  'time-past': ['at', 'appointedAt'],
  'item-adjustment-unexplained': ['reason'],
  'item-adjustment-backdated': ['effectiveOn'],
  'adjustment-unexplained': ['reason'],
  'joint-draw-unexplained': ['reason'],
  'subject-subsists': ['reason'],
  'blacklist-evidence': ['document', 'documentNo'],
  'lottery-malformed': ['numbers'],
  'lottery-mismatch': ['numbers'],
  'lottery-no-draw-day': ['drawnOn'],
  'beacon-unreadable': ['beacon', 'json'],
  'personal-data': ['note', 'reason', 'content'],
};

// What a use-case calls otherwise than its form does.
const formNames: Partial<Record<string, string[]>> = { hours: ['from'] };
const subjects: Partial<Record<string, string[]>> = { subject: ['uscc', 'subject', 'subjectId'] };

/** The names that the refused field may have in its form, the likeliest first. */
export function refusedNames({ code, details }: Pick<Refusal, 'code' | 'details'>): string[] {
  const path = typeof details['field'] === 'string' ? details['field'] : '';
  const steps = path.split('.');
  // evidenceIds.0 is the field evidenceIds; reply.text is the field text.
  const own = formNames[path] ?? [];
  const named = [path, ...steps.toReversed()].filter((step) => !/^\d*$/.test(step));
  const missed = code === 'not-found' ? (subjects[String(details['what'])] ?? []) : [];
  return [...named, ...own, ...missed, ...(fieldsOf[code] ?? [])];
}
