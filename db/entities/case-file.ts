import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';
import type { CaseKind, Outcome } from '../../domain/case.ts';

@Entity('case_file')
export class CaseFile extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') kind!: CaseKind;
  @Column('uuid', { nullable: true }) inspectionId!: string | null;
  @Column('uuid', { nullable: true }) resultId!: string | null;
  @Column('uuid', { nullable: true }) subjectId!: string | null;
  @Column('text') subjectName!: string;
  @Column('uuid') unitId!: string;
  @Column('uuid', { nullable: true }) ownerId!: string | null;
  @Column('text') rule!: string;
  @Column('date') dueOn!: string;
  @Column('boolean') provisional!: boolean;
  @Column('text', { default: '' }) content!: string;
  @Column('text', { default: '' }) fromBody!: string;
  @Column('text', { default: '' }) documentNo!: string;
  @Column('date', { nullable: true }) receivedOn!: string | null;
  @Column('text') profileSlug!: string;
  @Column('integer') profileVersion!: number;
  @Column('boolean', { default: false }) criminal!: boolean;
  @Column('text', { default: '' }) criminalReason!: string;
  @Column('date', { nullable: true }) transferDueOn!: string | null;
  @Column('uuid', { nullable: true }) criminalBy!: string | null;
  @Column('timestamptz', { nullable: true }) criminalAt!: Date | null;
  @Column('text', { default: 'open' }) state!: string;
  @Column('integer', { default: 0 }) closing!: number;
  @Column('text', { nullable: true }) outcome!: Outcome | null;
  @Column('text', { default: '' }) outcomeNote!: string;
  @Column('text', { default: '' }) outcomeDocument!: string;
  @Column('uuid', { nullable: true }) askedBy!: string | null;
  @Column('timestamptz', { nullable: true }) askedAt!: Date | null;
  @Column('uuid', { nullable: true }) closedBy!: string | null;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  @Column('uuid', { nullable: true }) openedBy!: string | null;
  @Column('timestamptz') openedAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}
