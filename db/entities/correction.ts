import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Changes } from '../../domain/correction.ts';
import type { Decider } from '../../domain/decider.ts';

@Entity('correction')
export class Correction extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') disclosureId!: string;
  @Column('integer') number!: number;
  @Column('text') origin!: 'found' | 'objection';
  @Column('uuid', { nullable: true }) objectionId!: string | null;
  @Column('jsonb') changes!: Changes;
  @Column('text') proof!: string;
  @Column('text') publicNote!: string;
  @Column('text') decider!: Decider;
  @Column('text', { default: 'requested' }) state!: 'requested' | 'approved' | 'rejected';
  @Column('uuid') requestedBy!: string;
  @Column('timestamptz') requestedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { default: '' }) decisionReason!: string;
  @Column('integer', { default: 1 }) version!: number;
}
