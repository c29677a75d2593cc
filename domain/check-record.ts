import type { ConductKind } from './visit-record.ts';

/** 检查记录表 as it is printed: what a visit checked and found, who was there, who signed (instants in ISO 8601). */
export type RecordSheet = {
  code: string;
  subject: { name: string; uscc: string; address: string };
  unit: string;
  tasks: string[];
  team: { name: string; licenceNo: string; arrivedAt: string | null; signedAt: string | null }[];
  /** The newest one; null before there is any. */
  result: {
    number: number;
    finding: string;
    note: string;
    methods: string[];
    measures: string[];
    hash: string;
    submittedBy: string;
    submittedAt: string;
    answers: { item: string; point: string; answer: string; note?: string }[];
    conduct: { kind: ConductKind; fact: string }[];
  } | null;
  confirmation: {
    outcome: 'confirmed' | 'refused';
    person: string;
    capacity: string;
    statement: string;
    reason: string;
    witness: string;
    at: string;
  } | null;
};
