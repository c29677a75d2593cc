import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';
import type { ObjectionState, ReplyWay, ReviewOutcome } from '../../domain/objection.ts';

@Entity('objection')
export class Objection extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') receiptNo!: string;
  @Column('uuid', { nullable: true }) intakeId!: string | null;
  @Column('text', { nullable: true }) statusKey!: string | null;
  @Column('uuid') disclosureId!: string;
  @Column('uuid') inspectionId!: string;
  @Column('bytea') submitterSealed!: Buffer;
  @Column('text') content!: string;
  @Column('timestamptz') receivedAt!: Date;
  @Column('text') rule!: string;
  @Column('text', { default: 'received' }) state!: ObjectionState;
  @Column('uuid', { nullable: true }) reviewerId!: string | null;
  @Column('uuid', { nullable: true }) assignedBy!: string | null;
  @Column('timestamptz', { nullable: true }) assignedAt!: Date | null;
  @Column('text', { nullable: true }) outcome!: ReviewOutcome | null;
  @Column('text', { default: '' }) grounds!: string;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('uuid', { nullable: true }) correctionId!: string | null;
  @Column('text', { default: '' }) reply!: string;
  @Column('text', { nullable: true }) replyWay!: ReplyWay | null;
  @Column('text', { default: '' }) replyProof!: string;
  @Column('date', { nullable: true }) repliedOn!: string | null;
  @Column('uuid', { nullable: true }) repliedBy!: string | null;
  @Column('timestamptz', { nullable: true }) repliedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
