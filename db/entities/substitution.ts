import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Decider } from '../../domain/decider.ts';

@Entity('substitution')
export class Substitution extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') inspectionId!: string;
  @Column('uuid') seatId!: string;
  @Column('uuid') replacedId!: string;
  @Column('uuid') requesterId!: string;
  @Column('uuid', { nullable: true }) recusalId!: string | null;
  @Column('text') reason!: string;
  @Column('text', { default: '' }) note!: string;
  @Column('text', { default: 'requested' }) state!: string;
  @Column('text') method!: string;
  @Column('text', { default: 'approver' }) decider!: Decider;
  @Column('timestamptz') requestedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { nullable: true }) decisionReason!: string | null;
  @Column('uuid', { nullable: true }) substituteId!: string | null;
  @Column('timestamptz', { nullable: true }) doneAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
