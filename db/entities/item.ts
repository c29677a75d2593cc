import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('item')
export class Item extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') unitId!: string;
  @Column('text') code!: string;
  @Column('integer', { default: 1 }) version!: number;
  @Column('text') name!: string;
  @Column('text') subjectCategory!: string;
  @Column('text') kind!: string;
  @Column('text', { default: '' }) method!: string;
  @Column('text', { default: '' }) unitName!: string;
  @Column('text', { default: '' }) basis!: string;
  @Column('text', { default: '' }) content!: string;
  @Column('integer', { nullable: true }) ratioBp!: number | null;
  @Column('integer', { nullable: true }) ratioMaxBp!: number | null;
  @Column('text', { default: '' }) frequency!: string;
  @Column('text', { default: 'full' }) disclosure!: string;
  @Column('text', { default: 'draft' }) state!: string;
  @Column('timestamptz', { nullable: true }) publishedAt!: Date | null;
  @Column('text', { default: '' }) level!: string;
  @Column('text', { default: '' }) standard!: string;
  @Column('text', { default: '' }) changeReason!: string;
  @Column('date', { nullable: true }) effectiveOn!: string | null;
  @Column('uuid', { nullable: true }) scheduledBy!: string | null;
  @Column('timestamptz', { nullable: true }) scheduledAt!: Date | null;
  @Column('text', { nullable: true }) retireReason!: string | null;
  @Column('uuid', { nullable: true }) retiredBy!: string | null;
  @Column('timestamptz', { nullable: true }) retiredAt!: Date | null;
  @Column('uuid', { nullable: true }) batchId!: string | null;
}
