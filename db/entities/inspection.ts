import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('inspection')
export class Inspection extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('uuid') taskId!: string;
  @Column('uuid') subjectId!: string;
  @Column('uuid') unitId!: string;
  @Column('text', { default: 'assigned' }) state!: string;
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz') createdAt!: Date;
  @Column('timestamptz', { nullable: true }) startedAt!: Date | null;
  /** The days of its batch; null where it may be made on all days of its task. */
  @Column('date', { nullable: true }) startsOn!: string | null;
  @Column('date', { nullable: true }) endsOn!: string | null;
  /** Why a subject is visited again while another visit to it is on, and who says so. */
  @Column('text', { nullable: true }) secondReason!: string | null;
  @Column('uuid', { nullable: true }) secondBy!: string | null;
  @Column('date', { nullable: true }) signedOn!: string | null;
}
