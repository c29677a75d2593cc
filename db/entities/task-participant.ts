import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('task_participant')
export class TaskParticipant extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') taskId!: string;
  @Column('integer') department!: number;
  @Column('uuid') unitId!: string;
  @Column('integer') teamSize!: number;
  @Column('text', { array: true, default: '{}' }) skills!: string[];
  @Column('bytea', { nullable: true }) contactSealed!: Buffer | null;
  @Column('date') answerBy!: string;
  @Column('text', { default: 'asked' }) state!: 'asked' | 'confirmed' | 'timed-out';
  @Column('uuid', { nullable: true }) answeredBy!: string | null;
  @Column('timestamptz', { nullable: true }) answeredAt!: Date | null;
  @Column('text', { nullable: true }) letterNo!: string | null;
  @Column('integer', { nullable: true }) inspectors!: number | null;
  @Column('text', { nullable: true }) reason!: string | null;
  @Column('integer', { default: 1 }) version!: number;
}
