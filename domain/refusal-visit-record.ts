/** Reasons to refuse about the record of a visit: its time, its notice, its documents, its confirmation. */
export type VisitRecordRefusal =
  | 'time-past'
  | 'time-unreadable'
  | 'time-unchanged'
  | 'witness-needed'
  | 'of-the-team'
  | 'delivered-early'
  | 'reference-needed'
  | 'recording-known'
  | 'conduct-not-recorded'
  | 'conduct-untold'
  | 'confirmed-already'
  | 'record-incomplete'
  | 'subject-unconfirmed'
  | 'payer-other';
