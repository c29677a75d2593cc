import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';
import type { ProposalKind } from '../../domain/proposal.ts';

@Entity('proposal')
export class Proposal extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: ProposalKind;
  @Column('uuid') taskId!: string;
  @Column('uuid', { nullable: true }) inspectionId!: string | null;
  @Column('uuid', { nullable: true }) neighbourId!: string | null;
  @Column('uuid', { nullable: true }) expertId!: string | null;
  @Column('uuid', { array: true, default: '{}' }) memberIds!: string[];
  @Column('integer', { nullable: true }) eligible!: number | null;
  @Column('integer', { nullable: true }) threshold!: number | null;
  @Column('text') reason!: string;
  @Column('text', { default: 'requested' }) state!: string;
  @Column('uuid') requestedBy!: string;
  @Column('timestamptz') requestedAt!: Date;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
