import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('interest')
export class Interest extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') inspectorId!: string;
  @Column('text') uscc!: string;
  @Column('text') nature!: string;
  @Column('timestamptz') declaredAt!: Date;
  @Column('timestamptz', { nullable: true }) endedAt!: Date | null;
  @Column('uuid', { nullable: true }) declaredBy!: string | null;
  @Column('uuid', { nullable: true }) endedBy!: string | null;
  @Column('text', { default: '' }) endReason!: string;
  @Column('uuid', { nullable: true }) batchId!: string | null;
}
