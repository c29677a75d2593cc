import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('inspector')
export class Inspector extends BaseEntity {
  @PrimaryColumn('uuid') personId!: string;
  @Column({ type: 'integer', insert: false, update: false }) serial!: number;
  @Column('text', { nullable: true }) badgeNo!: string | null;
  @Column('bytea', { nullable: true }) idNumberSealed!: Buffer | null;
  @Column('text', { nullable: true }) idNumberIndex!: string | null;
  @Column('text', { default: '' }) sex!: string;
  @Column('text', { default: '' }) position!: string;
  @Column('bytea', { nullable: true }) telephoneSealed!: Buffer | null;
  @Column('text', { array: true, default: '{}' }) skills!: string[];
  @Column('text', { nullable: true }) licenceNo!: string | null;
  @Column('date', { nullable: true }) licenceExpiresOn!: string | null;
  @Column('boolean', { default: false }) mayLead!: boolean;
  @Column('text') status!: string;
  @Column('boolean', { default: false }) partner!: boolean;
  @Column('text', { default: '' }) category!: string;
  @Column('jsonb', { default: {} }) extra!: Record<string, string>;
  @Column('uuid', { nullable: true }) batchId!: string | null;
  @Column('integer', { default: 1 }) version!: number;
  @Column('timestamptz') updatedAt!: Date;
}
