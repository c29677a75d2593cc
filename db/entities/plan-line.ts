import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('plan_line')
export class PlanLine extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') planId!: string;
  @Column('text') name!: string;
  @Column('text') itemName!: string;
  @Column('text', { default: '' }) scope!: string;
  @Column('integer', { nullable: true }) ratioBp!: number | null;
  @Column('integer', { nullable: true }) estimate!: number | null;
  @Column('date', { nullable: true }) startsOn!: string | null;
  @Column('date', { nullable: true }) endsOn!: string | null;
  @Column('text') unitName!: string;
  @Column('text', { array: true, default: '{}' }) jointUnits!: string[];
  @Column('integer', { default: 1 }) draws!: number;
  @Column('text', { default: '' }) frequency!: string;
  @Column('text', { default: 'sample' }) mode!: string;
  @Column('jsonb', { default: '[]' }) strata!: unknown;
  @Column('text', { default: '' }) upliftReason!: string;
}
