import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('subject')
export class Subject extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') uscc!: string;
  @Column('text') name!: string;
  @Column('text', { default: '' }) category!: string;
  @Column('text', { default: '' }) address!: string;
  @Column('text', { default: '' }) businessScope!: string;
  @Column('text', { default: '' }) principal!: string;
  @Column('bytea', { nullable: true }) telephoneSealed!: Buffer | null;
  @Column('text', { default: '' }) grade!: string;
  @Column('text', { default: '' }) risk!: string;
  @Column('text', { default: '' }) scale!: string;
  @Column('boolean', { default: false }) blacklisted!: boolean;
  @Column('boolean', { default: false }) abnormal!: boolean;
  @Column('text') status!: string;
  @Column('text', { default: '' }) jurisdiction!: string;
  @Column('uuid') unitId!: string;
  @Column('text', { default: 'enterprise' }) kind!: string;
  @Column('text', { default: '' }) subtype!: string;
  @Column('boolean', { default: false }) keyPool!: boolean;
  @Column('jsonb', { default: {} }) extra!: Record<string, string>;
  @Column('uuid', { nullable: true }) batchId!: string | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz') updatedAt!: Date;
}
