import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('plan')
export class Plan extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('integer') year!: number;
  @Column('integer', { default: 1 }) number!: number;
  @Column('text', { default: 'draft' }) state!: string;
  @Column('timestamptz', { nullable: true }) publishedAt!: Date | null;
  @Column('uuid', { nullable: true }) publishedBy!: string | null;
  @Column('uuid', { nullable: true }) parentId!: string | null;
  @Column('text', { default: '' }) reason!: string;
  /** Why several items of the same subjects are not drawn together (P-18). */
  @Column('text', { default: '' }) jointReason!: string;
  /** Who wrote it or a line of it: they do not approve it. */
  @Column('uuid', { array: true, default: '{}' }) authorIds!: string[];
  @Column('uuid', { nullable: true }) submittedBy!: string | null;
  @Column('timestamptz', { nullable: true }) submittedAt!: Date | null;
  @Column('uuid', { nullable: true }) approvedBy!: string | null;
  @Column('timestamptz', { nullable: true }) approvedAt!: Date | null;
  @Column('text', { default: '' }) approvalNote!: string;
  @Column('jsonb', { nullable: true }) forecast!: unknown;
  @Column('integer', { default: 1 }) version!: number;
  @Column('uuid', { nullable: true }) batchId!: string | null;
}
