import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExclusionGround } from '../../domain/exclusion.ts';

@Entity('campaign')
export class Campaign extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('uuid') unitId!: string;
  @Column('text') name!: string;
  @Column('text') kind!: string;
  @Column('date') startsOn!: string;
  @Column('date') endsOn!: string;
  @Column('boolean') listed!: boolean;
  @Column('text', { nullable: true }) ground!: ExclusionGround | null;
  @Column('text', { default: '' }) documentNo!: string;
  @Column('text', { default: '' }) issuingBody!: string;
  @Column('text') reason!: string;
  /** Other departments that take part, by name. */
  @Column('text', { array: true, default: '{}' }) departments!: string[];
  @Column('text') profileSlug!: string;
  @Column('integer') profileVersion!: number;
  @Column('text', { default: 'requested' }) state!: string;
  @Column('uuid') registeredBy!: string;
  @Column('timestamptz') registeredAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { default: '' }) decisionReason!: string;
  @Column('integer', { default: 1 }) version!: number;
}
