import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('obligation')
export class Obligation extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: string;
  @Column('text') aboutType!: string;
  @Column('uuid') aboutId!: string;
  @Column('date') dueOn!: string;
  @Column('boolean') provisional!: boolean;
  @Column('text') calendarVersion!: string;
  @Column('text') rule!: string;
  @Column('jsonb') steps!: unknown;
  @Column('text', { default: 'open' }) state!: string;
  @Column('timestamptz', { nullable: true }) metAt!: Date | null;
  @Column('timestamptz') createdAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
  @Column('text', { default: '' }) period!: string;
  @Column('uuid', { nullable: true }) unitId!: string | null;
  @Column('uuid', { nullable: true }) personId!: string | null;
  @Column('text', { default: '' }) label!: string;
  @Column('text', { array: true, default: [] }) roles!: string[];
  @Column('date', { nullable: true }) clockFrom!: string | null;
  @Column('integer', { nullable: true }) overdueEvery!: number | null;
  @Column('timestamptz', { nullable: true }) closedAt!: Date | null;
  @Column('uuid', { nullable: true }) closedBy!: string | null;
  @Column('text', { default: '' }) closeReason!: string;
}
