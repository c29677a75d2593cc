import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('recusal')
export class Recusal extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') inspectionId!: string;
  @Column('uuid') seatId!: string;
  @Column('uuid') inspectorId!: string;
  @Column('text') ground!: string;
  @Column('text', { default: '' }) note!: string;
  @Column('text', { default: 'requested' }) state!: string;
  @Column('text', { default: 'approver' }) decider!: 'approver' | 'head';
  @Column('timestamptz') requestedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { nullable: true }) decisionReason!: string | null;
  @Column('integer', { default: 1 }) version!: number;
}
