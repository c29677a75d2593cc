import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('result')
export class Result extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') inspectionId!: string;
  @Column('integer') number!: number;
  @Column('text') finding!: string;
  @Column('jsonb') answers!: unknown;
  @Column('text', { default: '' }) note!: string;
  @Column('text', { array: true, default: '{}' }) methods!: string[];
  @Column('text', { array: true, default: '{}' }) activities!: string[];
  @Column('text', { array: true, default: '{}' }) grounds!: string[];
  @Column('text', { array: true, default: '{}' }) measures!: string[];
  @Column('jsonb', { default: [] }) forms!: unknown;
  @Column('jsonb', { default: [] }) evidence!: unknown;
  @Column('text') hash!: string;
  @Column('uuid') submittedBy!: string;
  @Column('timestamptz') submittedAt!: Date;
}
