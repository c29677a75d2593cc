import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';
import type { ExclusionGround, InspectionType } from '../../domain/exclusion.ts';

@Entity('exclusion')
export class Exclusion extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('uuid') unitId!: string;
  @Column('text') type!: InspectionType;
  @Column('text') ground!: ExclusionGround;
  @Column('uuid', { nullable: true }) campaignId!: string | null;
  @Column('uuid', { nullable: true }) subjectId!: string | null;
  @Column('text') subjectName!: string;
  @Column('uuid', { nullable: true }) itemId!: string | null;
  @Column('text') basis!: string;
  @Column('text') reason!: string;
  @Column('text') documentNo!: string;
  @Column('text', { default: '' }) issuingBody!: string;
  @Column('text', { nullable: true }) incident!: string | null;
  @Column('date') inspectOn!: string;
  @Column('text') profileSlug!: string;
  @Column('integer') profileVersion!: number;
  @Column('text', { default: 'requested' }) state!: string;
  @Column('uuid') registeredBy!: string;
  @Column('timestamptz') registeredAt!: Date;
  @Column('uuid', { nullable: true }) decidedBy!: string | null;
  @Column('timestamptz', { nullable: true }) decidedAt!: Date | null;
  @Column('text', { default: '' }) decisionReason!: string;
  @Column('date', { nullable: true }) inspectedOn!: string | null;
  @Column('text', { nullable: true }) finding!: string | null;
  @Column('text', { default: '' }) note!: string;
  @Column('uuid', { nullable: true }) concludedBy!: string | null;
  @Column('timestamptz', { nullable: true }) concludedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
