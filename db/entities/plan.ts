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
  @Column('integer', { default: 1 }) version!: number;
  @Column('uuid', { nullable: true }) batchId!: string | null;
}
