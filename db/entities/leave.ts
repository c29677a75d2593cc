import { BaseEntity, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('leave')
export class Leave extends BaseEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') inspectorId!: string;
  @Column('date') fromOn!: string;
  @Column('date') toOn!: string;
  @Column('text') kind!: string;
  @Column('text', { default: '' }) note!: string;
  @Column('uuid') recordedBy!: string;
  @Column('timestamptz') recordedAt!: Date;
  @Column('uuid', { nullable: true }) withdrawnBy!: string | null;
  @Column('timestamptz', { nullable: true }) withdrawnAt!: Date | null;
}
