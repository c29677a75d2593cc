import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('pool_entry')
export class PoolEntry extends BaseEntity {
  @PrimaryColumn('uuid') taskId!: string;
  @PrimaryColumn('text') recordId!: string;
  @Column('uuid') subjectId!: string;
  @Column('integer') subjectVersion!: number;
  @Column('integer') stratum!: number;
  @Column('integer') eligibility!: number;
  @Column('integer', { default: 1 }) weight!: number;
}
