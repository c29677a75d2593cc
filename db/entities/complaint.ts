import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';
import type { ComplaintFinding } from '../../domain/objection.ts';

@Entity('complaint')
export class Complaint extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') receiptNo!: string;
  @Column('uuid') intakeId!: string;
  @Column('text') statusKey!: string;
  @Column('uuid') unitId!: string;
  @Column('uuid', { nullable: true }) inspectionId!: string | null;
  @Column('text', { default: '' }) ref!: string;
  @Column('bytea') submitterSealed!: Buffer;
  @Column('text') content!: string;
  @Column('timestamptz') receivedAt!: Date;
  @Column('text', { default: 'received' }) state!: 'received' | 'concluded';
  @Column('text', { nullable: true }) finding!: ComplaintFinding | null;
  @Column('text', { default: '' }) note!: string;
  @Column('text', { default: '' }) answer!: string;
  @Column('uuid', { nullable: true }) concludedBy!: string | null;
  @Column('timestamptz', { nullable: true }) concludedAt!: Date | null;
  @Column('integer', { default: 1 }) version!: number;
}
