import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('pool_agreement')
export class PoolAgreement extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('uuid') partnerId!: string;
  @Column('text') reason!: string;
  @Column('uuid') requestedBy!: string;
  @Column('timestamptz') requestedAt!: Date;
  @Column('uuid', { nullable: true }) ownBy!: string | null;
  @Column('timestamptz', { nullable: true }) ownAt!: Date | null;
  @Column('uuid', { nullable: true }) partnerBy!: string | null;
  @Column('timestamptz', { nullable: true }) partnerAt!: Date | null;
  @Column('text', { default: 'requested' }) state!: string;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('text', { default: '' }) endReason!: string;
  @Column('integer', { default: 1 }) version!: number;
}
