import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';
import type { InspectionType } from '../../domain/exclusion.ts';

@Entity('task')
export class Task extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('uuid', { nullable: true }) planLineId!: string | null;
  @Column('text', { default: 'plan' }) source!: 'plan' | 'ad-hoc';
  @Column('text', { nullable: true }) adHocReason!: string | null;
  @Column('text', { default: 'random' }) type!: InspectionType;
  @Column('text', { default: '' }) upliftReason!: string;
  @Column('uuid') initiatorId!: string;
  @Column('uuid') unitId!: string;
  @Column('text', { default: 'directed' }) scope!: string;
  @Column('text', { default: 'sample' }) mode!: 'sample' | 'rotation';
  @Column('integer', { nullable: true }) batches!: number | null;
  /** what kind of activity it belongs to, where its bureau has kinds. */
  @Column('text', { nullable: true }) activityKind!: string | null;
  @Column('date') startsOn!: string;
  @Column('date') endsOn!: string;
  @Column('integer') teamSize!: number;
  @Column('boolean', { default: true }) sealed!: boolean;
  @Column('text', { default: 'secret' }) peopleEntropy!: string;
  @Column('text') profileSlug!: string;
  @Column('integer') profileVersion!: number;
  @Column('text', { default: 'configured' }) state!: string;
  @Column('uuid') setBy!: string;
  @Column('timestamptz') createdAt!: Date;
  @Column('date', { nullable: true }) closedOn!: string | null;
  @Column('integer', { default: 1 }) version!: number;
}
