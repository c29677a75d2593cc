import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';
import type { Decider } from '../../domain/decider.ts';

@Entity('recusal')
export class Recusal extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') inspectionId!: string;
  @Column('uuid') seatId!: string;
  @Column('uuid') inspectorId!: string;
  @Column('text') ground!: string;
  @Column('text', { default: '' }) note!: string;
  @Column('text', { default: 'requested' }) state!: string;
  @Column('text', { default: 'approver' }) decider!: Decider;
  /** Who ordered it, where they did not apply themselves (指令回避). */
  @Column('uuid', { nullable: true }) orderedBy!: string | null;
  @Column('timestamptz') requestedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { nullable: true }) decisionReason!: string | null;
  @Column('integer', { default: 1 }) version!: number;
}
