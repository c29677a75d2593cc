import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('stratum')
export class Stratum extends BaseEntity {
  @PrimaryColumn('uuid') taskId!: string;
  @PrimaryColumn('integer') number!: number;
  @Column('text') name!: string;
  @Column('jsonb') filter!: unknown;
  @Column('integer') ratioBp!: number;
  @Column('integer', { default: 0 }) min!: number;
  @Column('jsonb', { nullable: true }) weights!: Record<string, number> | null;
}
