import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';
import type { DeploymentGround } from '../../domain/deployment.ts';

@Entity('deployment')
export class Deployment extends BaseEntity {
  @PrimaryColumn('uuid') taskId!: string;
  @Column('text') ground!: DeploymentGround;
  @Column('text') documentNo!: string;
  @Column('text', { default: '' }) issuingBody!: string;
  @Column('text') reason!: string;
  @Column('text', { default: 'requested' }) state!: string;
  @Column('uuid') requestedBy!: string;
  @Column('timestamptz') requestedAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { default: '' }) decisionReason!: string;
  @Column('integer', { default: 1 }) version!: number;
}
