import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('plan_line')
export class PlanLine extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') planId!: string;
  @Column('text') name!: string;
  @Column('text') itemName!: string;
  @Column('text', { default: '' }) scope!: string;
  @Column('integer') ratioBp!: number;
  @Column('integer') estimate!: number;
  @Column('date') startsOn!: string;
  @Column('date') endsOn!: string;
  @Column('text') unitName!: string;
  @Column('text', { array: true, default: '{}' }) jointUnits!: string[];
}
