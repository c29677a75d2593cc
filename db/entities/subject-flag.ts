import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('subject_flag')
export class SubjectFlag extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') subjectId!: string;
  @Column('text') kind!: string;
  @Column('text', { default: '' }) value!: string;
  @Column('text') source!: string;
  @Column('text') reason!: string;
  @Column('text', { default: '' }) evidence!: string;
  @Column('date') startsOn!: string;
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('text', { default: 'in-force' }) state!: string;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { default: '' }) decisionReason!: string;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { default: '' }) endReason!: string;
  @Column('timestamptz', { nullable: true }) begunAt!: Date | null;
  @Column('timestamptz', { nullable: true }) lapsedAt!: Date | null;
  @Column('text', { default: '' }) before!: string;
  @Column('text', { default: '' }) responsible!: string;
  @Column('integer', { default: 1 }) version!: number;
}
