import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('import_batch')
export class ImportBatch extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: string;
  @Column('text') fileName!: string;
  @Column('text') fileHash!: string;
  @Column('integer') rows!: number;
  @Column('integer') clean!: number;
  @Column('integer') repaired!: number;
  @Column('jsonb') refused!: unknown;
  @Column('integer', { nullable: true }) refusedRows!: number | null;
  @Column('text', { array: true, default: '{}' }) unknownColumns!: string[];
  @Column('uuid') importedBy!: string;
  @Column('timestamptz') importedAt!: Date;
}
